package io.batchwright.pipeline;

import static io.batchwright.pipeline.PipelineFiles.VALID;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipelineIdentityTest {

    private static final String FILTERED = VALID + "transform:\n  - filter: metric > 1\n";

    private final Path home;

    PipelineIdentityTest(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void theOrderOfKeysAndWrittenDefaultsMakeNoDifference() {
        Pipeline plain = load(FILTERED, Map.of());
        Pipeline other = load("""
                transform: [{filter: 'metric > 1'}]
                max-rejects: 5
                sink: {batch-size: 100, table: metrics, type: jdbc}
                fields:
                  id: {required: false, type: long}
                  metric: {default: '0', type: long, from: metric}
                  status: {type: string, null-values: []}
                format: {key-value-separator: "=", type: key-value}
                source: {charset: UTF-8, path: [a.log], type: file}
                parameters: {threshold: long}
                """, Map.of("threshold", "900"));

        assertThat(other.scope()).isEqualTo(plain.scope()).matches("[0-9a-f]{32}");
        assertThat(other.formatHash()).isEqualTo(plain.formatHash()).matches("[0-9a-f]{32}");
        assertThat(other.transformHash()).isEqualTo(plain.transformHash()).matches("[0-9a-f]{32}");
    }

    @ParameterizedTest
    @CsvSource({
        // key, value, does it change scope, format, transform
        "threshold, 901, true, false, false",
        "source.path, b.log, true, false, false",
        "sink.table, other, true, false, false",
        "format.pair-separator, ;, false, true, false",
        "fields.metric.type, int, false, true, false",
        "fields.metric.default, 1, false, true, false",
        "fields.metric.from, m, false, true, false",
        "fields.extra, string, false, true, false",
        "transform[0].filter, metric > 2, false, false, true",
        "description, x, false, false, false",
        "max-rejects, 5%, false, false, false",
        "commit-every, 5, false, false, false",
        "parameters.threshold.description, x, false, false, false"
    })
    void eachHashCoversItsPart(String key, String value, boolean scope, boolean format, boolean transform) {
        Pipeline plain = load(FILTERED, Map.of());
        Pipeline changed = load(FILTERED, Map.of(key, value));

        assertThat(!changed.scope().equals(plain.scope())).as("scope").isEqualTo(scope);
        assertThat(!changed.formatHash().equals(plain.formatHash()))
                .as("format")
                .isEqualTo(format);
        assertThat(!changed.transformHash().equals(plain.transformHash()))
                .as("transform")
                .isEqualTo(transform);
    }

    @Test
    void theNameIsPartOfTheScope() {
        PipelineFiles files = new PipelineFiles(home);
        Pipeline other = PipelineLoader.load(files.write("q.yml", VALID), Map.of(), Map.of(), home);

        assertThat(other.scope()).isNotEqualTo(files.load(VALID).scope());
    }

    @Test
    void aSecretIsNoPartOfTheScope() {
        String secret = VALID.replace("default: 900", "secret: true");

        assertThat(load(secret, Map.of("threshold", "1")).scope())
                .isEqualTo(load(secret, Map.of("threshold", "2")).scope());
    }

    @Test
    void hashesDoNotDependOnTheProcess() {
        assertThat(Identity.hash("a", List.of("b", 1L), Map.of("c", true)))
                .isEqualTo(Identity.hash("a", List.of("b", 1L), Map.of("c", true)))
                .isEqualTo("9d0473f429f6e953d632910cb11f96bf");
        assertThat(Identity.hash("ab", "c")).isNotEqualTo(Identity.hash("a", "bc"));
    }

    private Pipeline load(String yaml, Map<String, String> assignments) {
        return new PipelineFiles(home).load(yaml, assignments, Map.of());
    }
}
