package io.batchwright.pipeline;

import static io.batchwright.pipeline.PipelineFiles.VALID;
import static io.batchwright.pipeline.PipelineFiles.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.record.Field;
import io.batchwright.record.FieldType;
import io.batchwright.spec.DataSize;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineLoaderTest {

    private final Path home;
    private final PipelineFiles files;

    PipelineLoaderTest(@TempDir Path home) {
        this.home = home;
        this.files = new PipelineFiles(home);
    }

    @Test
    void loadsAPipeline() {
        Pipeline pipeline = files.load(VALID);

        assertThat(pipeline.name()).isEqualTo("p");
        assertThat(pipeline.description()).isNull();
        assertThat(pipeline.parameters().values()).isEqualTo(Map.of("threshold", 900L));
        assertThat(pipeline.schema().fields())
                .containsExactly(
                        Field.of("id", FieldType.LONG),
                        new Field("metric", FieldType.LONG, false, "0", List.of(), "metric"),
                        Field.of("status", FieldType.STRING));
        assertThat(pipeline.transforms()).isEmpty();
        assertThat(pipeline.outputSchema()).isEqualTo(pipeline.schema());
        assertThat(pipeline.limits())
                .isEqualTo(new Limits(
                        null,
                        Duration.ofSeconds(5),
                        new DataSize(4 << 20),
                        new DataSize(1 << 20),
                        new MaxRejects(MaxRejects.Unit.RECORDS, 1000),
                        OnReject.KEEP));
    }

    @Test
    void everyLimitCanBeSet() {
        String limits = """
                commit-every: 10
                commit-interval: 500ms
                commit-bytes: 64KiB
                max-record-size: 2MiB
                max-rejects: 5%
                on-reject: fail
                """;

        assertThat(files.load(VALID + limits).limits())
                .isEqualTo(new Limits(
                        10L,
                        Duration.ofMillis(500),
                        new DataSize(65536),
                        new DataSize(2 << 20),
                        new MaxRejects(MaxRejects.Unit.PERCENT, 5),
                        OnReject.FAIL));
    }

    @Test
    void aFieldCanSayEverything() {
        String yaml = VALID.replace("  id: long\n", """
                  id: decimal(10, 2)
                  at: {type: timestamp, required: true, pattern: dd.MM.yyyy HH:mm, zone: Europe/Berlin, from: when,
                       null-values: [-, ''], description: When it was}
                """);

        assertThat(files.load(yaml).schema().fields())
                .startsWith(
                        Field.of("id", FieldType.decimal(10, 2)),
                        new Field(
                                "at",
                                FieldType.timestamp("dd.MM.yyyy HH:mm", ZoneId.of("Europe/Berlin")),
                                true,
                                null,
                                List.of("-", ""),
                                "when"));
    }

    @Test
    void reportsTheProblemsOfAllPartsInOneGo() {
        String yaml = """
                descripton: x
                parameters:
                  limit: long
                  since: {type: date, default: yesterday}
                  a-b: {type: int, default: 1}
                source:
                  type: file
                  path: [a.log]
                  charst: UTF-8
                format:
                  type: key-value
                  pair-separator: "="
                fields:
                  id: lnog
                  day: {type: long, pattern: yyyy}
                  metric: {type: long, default: many}
                sink:
                  type: jdbc
                  tabel: metrics
                commit-every: 0
                max-rejects: 200%
                """;

        assertThat(problemsOf(() -> files.load(yaml)))
                .containsExactly(
                        "config/pipelines/p.yml:1:1: unknown key 'descripton' (did you mean 'description'?)",
                        "config/pipelines/p.yml:3:10: parameter 'limit' needs a value: give the run limit=…,"
                                + " or a default here",
                        "config/pipelines/p.yml:4:32: default: expected a date such as 2006-04-07, found 'yesterday'",
                        "config/pipelines/p.yml:5:8: expected a parameter name of letters, digits and '_', found 'a-b'",
                        "config/pipelines/p.yml:9:3: unknown key 'charst' (did you mean 'charset'?)",
                        "config/pipelines/p.yml:12:19: pair-separator and key-value-separator are both '='; they must differ",
                        "config/pipelines/p.yml:14:7: unknown type 'lnog' (did you mean 'long'?)",
                        "config/pipelines/p.yml:15:30: pattern: only a date, time or timestamp has one, not a long",
                        "config/pipelines/p.yml:16:33: default: expected a whole number from "
                                + "-9223372036854775808 to 9223372036854775807, found 'many'",
                        "config/pipelines/p.yml:19:3: unknown key 'tabel' (did you mean 'table'?)",
                        "config/pipelines/p.yml:20:15: expected at least 1 record, found 0",
                        "config/pipelines/p.yml:21:14: expected a number of records from 0, or 0% to 100%, found 200%");
    }

    @Test
    void parametersAreGivenOnTheCommandLine() {
        String yaml = VALID.replace("  threshold: {type: long, default: 900}", "  threshold: long\n  day: date");

        assertThat(files.load(yaml, Map.of("threshold", "950", "day", "2026-02-03"), Map.of())
                        .parameters()
                        .values())
                .hasToString("{threshold=950, day=2026-02-03}");
        assertThat(problemsOf(() -> files.load(yaml, Map.of("day", "Monday"), Map.of())))
                .containsExactly(
                        "argument day: expected a date such as 2006-04-07, found 'Monday'",
                        "config/pipelines/p.yml:2:14: parameter 'threshold' needs a value: give the run threshold=…,"
                                + " or a default here");
    }

    @Test
    void aSecretParameterIsNotTold() {
        String yaml = VALID.replace("default: 900", "secret: true");

        assertThat(problemsOf(() -> files.load(yaml, Map.of("threshold", "hunter2"), Map.of())))
                .containsExactly("argument threshold: expected a value of type long");
        assertThat(files.load(yaml, Map.of("threshold", "1"), Map.of()).secrets())
                .containsExactly("threshold");
    }

    @Test
    void anyKeyCanBeOverridden() {
        Pipeline pipeline = files.load(
                VALID,
                Map.of(
                        "source.path", "[b.log, c.log]",
                        "sink.table", "other",
                        "format.pair-separator", ";",
                        "max-rejects", "unlimited",
                        "fields.metric.type", "int",
                        "fields.id.required", "true"),
                Map.of());

        assertThat(pipeline.source().identity()).containsEntry("path", "b.log\nc.log");
        assertThat(pipeline.sink().identity()).containsEntry("table", "other");
        assertThat(pipeline.limits().maxRejects()).hasToString("unlimited");
        assertThat(pipeline.schema().field(0)).isEqualTo(new Field("id", FieldType.LONG, true, null, List.of(), "id"));
        assertThat(pipeline.schema().field(1).type()).isEqualTo(FieldType.INT);
        assertThat(pipeline.formatHash())
                .isEqualTo(files.load(VALID.replace("type: key-value", "type: key-value\n  pair-separator: ;")
                                .replace("id: long", "id: {type: long, required: true}")
                                .replace("metric: {type: long", "metric: {type: int"))
                        .formatHash());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    source.pth  | argument source.pth: unknown key 'pth' (did you mean 'path'?)
                    treshold    | argument treshold: no parameter and no key 'treshold' (did you mean 'threshold'?)
                    snk.table   | argument snk.table: no parameter and no key 'snk' (did you mean 'sink'?)
                    frobnicate  | argument frobnicate: no parameter and no key 'frobnicate'; the pipeline has parameters threshold
                    max-rejects | argument max-rejects: expected a number of records, a percentage such as 5%, or unlimited, found 'x'
                    """)
    void aWrongAssignmentIsReportedWithItsKey(String key, String problem) {
        assertThat(problemsOf(() -> files.load(VALID, Map.of(key, "x"), Map.of())))
                .containsExactly(problem);
    }

    @Test
    void anOverriddenKeyNeedsNoEnvironment() {
        String yaml = VALID.replace("a.log", "${LOG}");

        assertThat(files.load(yaml, Map.of("source.path", "b.log"), Map.of())
                        .source()
                        .identity())
                .containsEntry("path", "b.log");
        assertThat(problemsOf(() -> files.load(yaml)))
                .containsExactly(
                        "config/pipelines/p.yml:5:9: the environment has no LOG; set it, or write ${LOG:default}");
    }

    @Test
    void theEnvironmentIsNotToldWhoeverReports() {
        String yaml = VALID.replace("default: 900", "default: '${PASSWORD}'").replace("id: long", "id: '${T}'");

        assertThat(problemsOf(() -> files.load(yaml, Map.of(), Map.of("PASSWORD", "hunter2", "T", "x9"))))
                .hasSize(2)
                .anyMatch(problem -> problem.endsWith("found '${PASSWORD}'"))
                .noneMatch(problem -> problem.contains("hunter2") || problem.contains("x9"));
    }

    @Test
    void aLongSecretIsNotToldEvenInPart() {
        String yaml = VALID.replace("default: 900", "default: '${TOKEN}'");
        String token = "0123456789".repeat(20);

        assertThat(problemsOf(() -> files.load(yaml, Map.of(), Map.of("TOKEN", token))))
                .singleElement()
                .asString()
                .contains("found '${TOKEN}'")
                .doesNotContain("0123456789");
    }

    @Test
    void aPatternThatIsNoneIsReportedAtItsPlace() {
        String yaml = VALID.replace("id: long", "id: {type: date, pattern: yyyy-bb-dd}");

        assertThat(problemsOf(() -> files.load(yaml)))
                .singleElement()
                .asString()
                .startsWith("config/pipelines/p.yml:9:29: pattern 'yyyy-bb-dd'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# only a comment\n"})
    void anEmptyFileIsNoPipeline(String yaml) {
        assertThat(problemsOf(() -> files.load(yaml)))
                .containsExactly("config/pipelines/p.yml:1:1: expected a mapping of keys, found nothing");
    }

    @Test
    void theFileMustBeReadableText() throws Exception {
        Path file = files.write("p.yml", "");
        Files.write(file, "description: Zürich".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(problemsOf(() -> PipelineLoader.load(file, Map.of(), Map.of(), home)))
                .containsExactly("config/pipelines/p.yml: expected UTF-8, found bytes that are none");

        Files.writeString(file, "#".repeat((1 << 20) + 1));
        assertThat(problemsOf(() -> PipelineLoader.load(file, Map.of(), Map.of(), home)))
                .containsExactly("config/pipelines/p.yml: expected a pipeline file of at most 1MiB, found more");

        Files.delete(file);
        assertThat(problemsOf(() -> PipelineLoader.load(file, Map.of(), Map.of(), home)))
                .containsExactly("config/pipelines/p.yml: no such file");
    }

    @Test
    void theNameIsTheFiles() {
        Path file = files.write("My Pipeline.yml", VALID);

        assertThat(problemsOf(() -> PipelineLoader.load(file, Map.of(), Map.of(), home)))
                .containsExactly(
                        "config/pipelines/My Pipeline.yml: expected a file name of lower-case letters, digits, '-'"
                                + " and '_' before .yml, found 'My Pipeline'; rename it, as to 'my-pipeline'");
    }

    @Test
    void theShippedPipelineLoads() {
        Path root = Path.of("");

        Pipeline metrics = PipelineLoader.load(new Pipelines(root).locate("metrics"), Map.of(), Map.of(), root);

        assertThat(metrics.name()).isEqualTo("metrics");
        assertThat(metrics.transforms()).hasSize(1);
        assertThat(metrics.schema().names()).containsExactly("id", "metric", "status");
    }
}
