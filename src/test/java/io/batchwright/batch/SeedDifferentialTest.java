package io.batchwright.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.pipeline.Pipeline;
import io.batchwright.pipeline.PipelineLoader;
import io.batchwright.record.RecordBatch;
import io.batchwright.record.RecordChunk;
import io.batchwright.record.RecordView;
import io.batchwright.source.ByteSource;
import io.batchwright.source.SourceContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

/** The shipped pipeline {@code metrics} does with every line what {@link SeedScript}, a literal reading of it, does. */
class SeedDifferentialTest {

    private static final Path HOME = Path.of("").toAbsolutePath();
    private static final Path METRICS = HOME.resolve("config/pipelines/metrics.yml");

    private Path file = Path.of("");

    @BeforeTry
    void makeFile() throws IOException {
        file = Files.createTempFile("metrics", ".log");
    }

    @AfterTry
    void deleteFile() throws IOException {
        Files.delete(file);
    }

    @Property(tries = 300)
    void doesWithRandomLinesWhatTheSeedDoes(
            @ForAll("lines") List<String> lines,
            @ForAll("lineEnds") String lineEnd,
            @ForAll("thresholds") long threshold)
            throws Exception {
        assertSame(lines, lineEnd, threshold);
    }

    @Example
    void keeps99RowsOfTheSample() throws Exception {
        List<String> lines = Files.readAllLines(HOME.resolve("config/samples/metrics.log"));
        SeedScript seed = assertSame(lines, "\n", 900);
        assertThat(seed.rows()).hasSize(99);
        assertThat(List.of(seed.filtered(), seed.rejected())).containsExactly(901L, 0L);
    }

    private SeedScript assertSame(List<String> lines, String lineEnd, long threshold) throws Exception {
        InputFiles.write(file, lines.stream().map(line -> line + lineEnd).collect(Collectors.joining()));
        SeedScript seed = new SeedScript(threshold);
        lines.forEach(seed::line);
        List<SeedScript.Row> rows = new ArrayList<>();
        long filtered = 0;
        long rejected = 0;
        for (RecordChunk chunk : process(threshold)) {
            rows.addAll(rows(chunk));
            filtered += chunk.filtered();
            rejected += chunk.rejects().size();
        }
        assertThat(rows).isEqualTo(seed.rows());
        assertThat(filtered).as("filtered").isEqualTo(seed.filtered());
        assertThat(rejected).as("rejected").isEqualTo(seed.rejected());
        return seed;
    }

    private List<RecordChunk> process(long threshold) throws Exception {
        Map<String, String> assignments = Map.of(
                "threshold",
                Long.toString(threshold),
                "source.path",
                file.toAbsolutePath().toString());
        Pipeline pipeline = PipelineLoader.load(METRICS, assignments, Map.of(), HOME);
        ByteSource source = (ByteSource) pipeline.source().open(SourceContext.of(HOME));
        PipelineProcessor processor = new PipelineProcessor(pipeline);
        List<RecordChunk> chunks = new ArrayList<>();
        ChunkLimits limits = new ChunkLimits(7, 7, 4096, Duration.ofMinutes(1), 1 << 20);
        try (ChunkReader reader = new ChunkReader(
                source.open(source.plan(), null),
                pipeline.format().open(pipeline.schema()),
                limits,
                Clock.systemUTC())) {
            for (RawChunk raw = reader.next(); raw != null; raw = reader.next()) {
                chunks.add(processor.process(raw));
            }
        }
        return chunks;
    }

    private static List<SeedScript.Row> rows(RecordChunk chunk) {
        List<SeedScript.Row> rows = new ArrayList<>();
        for (RecordBatch batch : chunk.batches()) {
            for (int i = 0; i < batch.selected(); i++) {
                RecordView view = new RecordView(batch, batch.selection()[i]);
                Long id = view.isNull("id") ? null : Long.valueOf(view.getLong("id"));
                rows.add(new SeedScript.Row(id, view.getLong("metric"), view.getString("status")));
            }
        }
        return rows;
    }

    @Provide
    Arbitrary<String> lineEnds() {
        return Arbitraries.of("\n", "\r\n", "\r");
    }

    @Provide
    Arbitrary<Long> thresholds() {
        return Arbitraries.of(900L, 0L, -1L, -5L, Long.MAX_VALUE, Long.MIN_VALUE);
    }

    @Provide
    Arbitrary<List<String>> lines() {
        Arbitrary<String> key = Arbitraries.frequencyOf(
                Tuple.of(12, Arbitraries.of("id", "metric", "status")),
                Tuple.of(1, Arbitraries.of("", "other", " metric", "metric ", "ID", "metrics", "größe")));
        Arbitrary<String> part = Arbitraries.frequencyOf(
                Tuple.of(20, Combinators.combine(key, values()).as((name, value) -> name + "=" + value)),
                Tuple.of(1, Arbitraries.of("", "=", "a", "metric", "a=b=c", "id==1", " ")));
        Arbitrary<String> parts = part.list().ofMinSize(1).ofMaxSize(4).map(all -> String.join(",", all));
        Arbitrary<String> regular = Combinators.combine(values(), values())
                .as((id, metric) -> "id=" + id + ",metric=" + metric + ",status=ok");
        Arbitrary<String> line = Arbitraries.frequencyOf(
                Tuple.of(3, regular),
                Tuple.of(6, parts),
                Tuple.of(1, Arbitraries.of("", ",", "id=1,", ",id=1", "metric=999")));
        return Combinators.combine(space(), line, space())
                .as((before, text, after) -> before + text + after)
                .list()
                .ofMaxSize(30);
    }

    private static Arbitrary<String> values() {
        Arbitrary<String> numbers = Arbitraries.of(
                "+5",
                "-5",
                "901",
                "0901",
                "-0",
                "+0901",
                "1_000",
                "9_0_1",
                "_901",
                "901_",
                "9__01",
                "+_9",
                "- 9",
                "+-9",
                "9.0",
                "9e3",
                "0x3E8",
                "9223372036854775807",
                "9223372036854775808",
                "-9223372036854775808",
                "-9223372036854775809",
                "+0000000000000000000000000000901",
                "99999999999999999999999999",
                "٣",
                "９０１",
                "",
                "null",
                "ok",
                "é",
                "+",
                "-");
        Arbitrary<String> any = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.longs().map(String::valueOf)),
                Tuple.of(6, Arbitraries.integers().between(-10, 2000).map(String::valueOf)),
                Tuple.of(5, numbers));
        return Arbitraries.frequencyOf(
                Tuple.of(4, any),
                Tuple.of(
                        1,
                        Combinators.combine(space(), any, space()).as((before, text, after) -> before + text + after)));
    }

    /** White space that does not end a line, and characters that only look like it. */
    private static Arbitrary<String> space() {
        Arbitrary<String> one = Arbitraries.of(Arrays.asList(
                " ", "\t", "\u000B", "\f", "\u001C", "\u001D", "\u001E", "\u001F", "\u0085", "\u00A0", "\u1680",
                "\u2000", "\u200A", "\u2028", "\u2029", "\u202F", "\u205F", "\u3000", "\u200B", "\u180E", "\u2060",
                "\u0000"));
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just("")),
                Tuple.of(2, one.list().ofMaxSize(3).map(all -> String.join("", all))));
    }
}
