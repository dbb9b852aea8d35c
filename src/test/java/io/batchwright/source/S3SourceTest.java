package io.batchwright.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.batchwright.fixture.FrailWire;
import io.batchwright.fixture.TestBucket;
import io.batchwright.record.InputPlan;
import io.batchwright.record.Position;
import io.batchwright.source.Reading.Line;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is special about objects of a bucket, on a real server. */
class S3SourceTest {

    private final TestBucket bucket = new TestBucket();

    @Test
    void listsInPagesInTheOrderOfTheKeys() {
        IntStream.range(0, 1005).parallel().forEach(i -> bucket.put("day/" + i, new byte[] {'\n'}));
        InputPlan plan = open(S3Sources.prefix(bucket, "day/", "UTF-8")).plan();
        assertThat(plan.inputs())
                .hasSize(1005)
                .extracting(InputPlan.Input::name)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void goesOnWhereAnAnswerBrokeOff() throws IOException {
        String text = lines(20_000);
        bucket.put("big.log", text.getBytes(StandardCharsets.UTF_8));
        try (FrailWire wire = new FrailWire(TestBucket.port())) {
            ByteSource source = open(spec(bucket.name(), "big.log", wire.endpoint(), TestBucket.SECRET_KEY));
            InputPlan plan = source.plan();
            wire.cutAfter(50_000);
            List<Line> lines = Reading.lines(source.open(plan, null), 8 * 1024);
            assertThat(wire.cuts()).isGreaterThanOrEqualTo(3);
            assertThat(Reading.text(lines)).isEqualTo(text);
        }
    }

    @Test
    void givesUpWhereNoByteComesThrough() throws IOException {
        bucket.put("big.log", lines(20_000).getBytes(StandardCharsets.UTF_8));
        try (FrailWire wire = new FrailWire(TestBucket.port())) {
            ByteSource source = open(spec(bucket.name(), "big.log", wire.endpoint(), TestBucket.SECRET_KEY));
            ByteReader reader = source.open(source.plan(), null);
            wire.cutAfter(1);
            assertThatThrownBy(() -> Reading.lines(reader, 8 * 1024))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("big.log");
        }
    }

    @Test
    void refusesAnObjectThatIsReplacedWhileItIsRead() throws IOException {
        bucket.put("a.log", lines(20_000).getBytes(StandardCharsets.UTF_8));
        ByteSource source = open(S3Sources.key(bucket, "a.log"));
        InputPlan plan = source.plan();
        Position middle =
                Reading.lines(source.open(plan, null), 8 * 1024).get(10).after();
        ByteReader reader = source.open(plan, middle);
        bucket.put("a.log", lines(20_001).getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> Reading.lines(reader, 100))
                .isInstanceOf(SourceException.class)
                .hasMessageContainingAll("a.log", "changed", "ETag", "--rerun");
    }

    @Test
    void saysWhatIsWrongInOneLine() {
        bucket.put("a.log", new byte[] {'a'}).put("a.xz", new byte[] {(byte) 0xFD, '7', 'z', 'X', 'Z', 0, 1});
        String endpoint = TestBucket.endpoint();
        refuses(spec(bucket.name(), "a.log", endpoint, "wrong secret"), "denied", "source.secret-key");
        refuses(prefix(bucket.name(), "a", endpoint, "wrong secret"), "denied", "SignatureDoesNotMatch");
        refuses(prefix("no-such-bucket", "a", endpoint, TestBucket.SECRET_KEY), "no bucket 'no-such-bucket'");
        refuses(spec("no-such-bucket", "a.log", endpoint, TestBucket.SECRET_KEY), "no such", "source.bucket");
        refuses(spec(bucket.name(), "b.log", endpoint, TestBucket.SECRET_KEY), "b.log", "no such object");
        refuses(prefix(bucket.name(), "b", endpoint, TestBucket.SECRET_KEY), "source.prefix", "no object", "'b'");
        refuses(
                prefix(bucket.name(), "a", "http://127.0.0.1:1", TestBucket.SECRET_KEY),
                "cannot be reached",
                "refused");
        refuses(
                prefix(bucket.name(), "a", "http://no-host.invalid", TestBucket.SECRET_KEY),
                "no-host.invalid",
                "unknown host");
        assertThatThrownBy(() -> {
                    ByteSource source = open(S3Sources.key(bucket, "a.xz"));
                    Reading.lines(source.open(source.plan(), null), 100);
                })
                .isInstanceOf(SourceException.class)
                .hasMessageContainingAll("a.xz", "xz is not supported");
    }

    private static void refuses(S3SourceSpec spec, String... parts) {
        assertThatThrownBy(() -> open(spec).plan())
                .isInstanceOf(SourceException.class)
                .hasMessageContainingAll(parts)
                .message()
                .doesNotContain("\n", "wrong secret", TestBucket.SECRET_KEY);
    }

    private static ByteSource open(S3SourceSpec spec) {
        return spec.open(SourceContext.of(Path.of(".")));
    }

    private static S3SourceSpec spec(String bucket, String key, String endpoint, String secret) {
        return S3Sources.spec(bucket, key, null, endpoint, secret, "UTF-8");
    }

    private static S3SourceSpec prefix(String bucket, String prefix, String endpoint, String secret) {
        return S3Sources.spec(bucket, null, prefix, endpoint, secret, "UTF-8");
    }

    private static String lines(int count) {
        return IntStream.range(0, count).mapToObj(i -> "id=" + i + "\n").collect(Collectors.joining());
    }
}
