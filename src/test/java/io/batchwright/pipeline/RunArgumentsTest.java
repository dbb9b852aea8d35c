package io.batchwright.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of a command line is kept with a run, and what is not. */
class RunArgumentsTest {

    private static final String PIPELINE = """
            parameters:
              token: { type: string, secret: true, default: x }
              day: { type: string, default: monday }
            source: { type: file, path: "${DIR}/in.log" }
            format: { type: key-value }
            fields: { id: long }
            sink: { type: jdbc, table: loaded }
            """;

    private Path home;

    @BeforeEach
    void makeHome(@TempDir Path directory) throws IOException {
        home = directory;
        Files.createDirectories(home.resolve("config/pipelines"));
        Files.writeString(home.resolve("config/pipelines/named.yml"), PIPELINE);
        Files.writeString(home.resolve("other.yml"), PIPELINE);
    }

    private RunArguments arguments(String file, String... assignments) {
        Map<String, String> byKey = new LinkedHashMap<>();
        for (String assignment : assignments) {
            byKey.put(assignment.split("=", 2)[0], assignment.split("=", 2)[1]);
        }
        return PipelineLoader.load(home.resolve(file), byKey, Map.of("DIR", "/secret", "T", "t"), home)
                .arguments();
    }

    @Test
    void keepsAssignmentsInTheirOrder() {
        RunArguments kept = arguments("config/pipelines/named.yml", "sink.table=a=b", "day=", "max-rejects=3");
        assertThat(kept.assignments()).containsExactly("sink.table=a=b", "day=", "max-rejects=3");
        assertThat(kept.known())
                .containsExactly(Map.entry("sink.table", "a=b"), Map.entry("day", ""), Map.entry("max-rejects", "3"));
        assertThat(kept.withheld()).isEmpty();
        assertThat(kept.file()).isNull();
    }

    @Test
    void keepsThePathOfAFileThatHasNoName() {
        assertThat(arguments("other.yml").file())
                .isEqualTo(home.resolve("other.yml").toAbsolutePath());
    }

    @Test
    void keepsNoSecrets() {
        RunArguments kept = arguments(
                "config/pipelines/named.yml",
                "token=hunter2",
                "parameters.token.default=hunter3",
                "source.path=/hunter4",
                "day=tuesday");
        assertThat(kept.assignments())
                .containsExactly("token", "parameters.token.default", "source.path", "day=tuesday");
        assertThat(kept.withheld()).containsExactly("token", "parameters.token.default", "source.path");
        assertThat(arguments("config/pipelines/named.yml", "source={type: file, path: /hunter5}")
                        .assignments())
                .containsExactly("source");
    }

    /** The name of the variable is kept, and replaced again by the next run. */
    @Test
    void keepsReferencesToTheEnvironmentAsTheyAre() {
        assertThat(arguments("config/pipelines/named.yml", "sink.table=${T}").assignments())
                .containsExactly("sink.table=${T}");
    }
}
