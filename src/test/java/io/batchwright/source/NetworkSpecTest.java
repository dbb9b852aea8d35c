package io.batchwright.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.http.QueryAuth;
import io.batchwright.source.page.LastPage;
import io.batchwright.source.page.OffsetPages;
import io.batchwright.spec.Mark;
import io.batchwright.spec.Problems;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The specifications of sources on the network: what they refuse, and what identifies them. */
class NetworkSpecTest {

    @Test
    void reportsEverythingWrongWithABucket() {
        assertThat(problems(s3("logs", null, "", null, null, null))).isEmpty();
        assertThat(problems(s3("logs", "a.log", null, "http://localhost:9000", "id", "hidden")))
                .isEmpty();
        assertThat(problems(s3(" ", "a", "b", "localhost:9000", "id", null)))
                .satisfiesExactlyInAnyOrder(
                        problem -> assertThat(problem).startsWith("source.bucket"),
                        problem -> assertThat(problem).startsWith("source: ").contains("found both"),
                        problem -> assertThat(problem).startsWith("source: ").contains("secret-key"),
                        problem -> assertThat(problem)
                                .startsWith("source.endpoint")
                                .contains("https://"));
        assertThat(problems(s3("logs", null, null, null, null, null)))
                .singleElement()
                .asString()
                .contains("found neither");
    }

    @Test
    void identifiesABucketWithoutItsCredentials() {
        S3SourceSpec spec = s3("logs", "a.log", null, "http://localhost:9000", "id", "hidden");
        assertThat(spec.identity())
                .isEqualTo(Map.of(
                        "bucket", "logs", "key", "a.log", "charset", "UTF-8", "endpoint", "http://localhost:9000"));
        assertThat(spec.toString()).doesNotContain("hidden");
    }

    @Test
    void reportsEverythingWrongWithAnApi() {
        HttpSources sound = HttpSources.of("https://api.example.org/v1", null);
        assertThat(problems(sound.spec())).isEmpty();
        HttpSources wrong = HttpSources.of(
                        "https://me:hidden@api.example.org/v1",
                        new OffsetPages("offset", 0, "limit", null, LastPage.SHORT))
                .with(new QueryAuth("", "hidden"))
                .limits(Duration.ZERO, 0)
                .rate(0);
        assertThat(problems(wrong.spec()))
                .satisfiesExactlyInAnyOrder(
                        problem -> assertThat(problem).startsWith("source.url").doesNotContain("hidden"),
                        problem -> assertThat(problem).startsWith("source.auth.name"),
                        problem -> assertThat(problem).startsWith("source.page.last"),
                        problem -> assertThat(problem).startsWith("source.timeout"),
                        problem -> assertThat(problem).startsWith("source.max-response-size"),
                        problem -> assertThat(problem).startsWith("source.rate-limit"));
    }

    @Test
    void identifiesAnApiWithoutItsCredentials() {
        HttpSources one = HttpSources.of("https://api.example.org/v1?token=a&x=1", null)
                .with(new QueryAuth("k", "hidden"))
                .query(Map.of("state", "paid", "api_key", "b"));
        HttpSources other = HttpSources.of("https://api.example.org/v1?token=c&x=1", null)
                .query(Map.of("state", "paid", "api_key", "d"))
                .rate(3);
        assertThat(one.spec().identity())
                .isEqualTo(other.spec().identity())
                .isEqualTo(Map.of(
                        "url",
                        "https://api.example.org/v1?token=***&x=1",
                        "query.state",
                        "paid",
                        "records",
                        "data.items"));
        assertThat(one.spec().toString()).doesNotContain("hidden");
    }

    private static S3SourceSpec s3(
            String bucket,
            @Nullable String key,
            @Nullable String prefix,
            @Nullable String endpoint,
            @Nullable String accessKey,
            @Nullable String secretKey) {
        return new S3SourceSpec(bucket, key, prefix, endpoint, null, null, accessKey, secretKey, "utf8", ReadMode.ALL);
    }

    private static List<String> problems(SourceSpec spec) {
        Problems problems = new Problems((path, offset) -> new Mark(path, 1, 1));
        spec.validate(problems.in("source"));
        return problems.all().stream()
                .map(problem -> problem.mark().file() + ": " + problem.message())
                .toList();
    }
}
