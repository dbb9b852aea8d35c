package io.batchwright.bench;

import io.batchwright.bytes.Bytes;
import io.batchwright.format.Format;
import io.batchwright.format.Framer;
import io.batchwright.format.JsonArrayFormatSpec;
import io.batchwright.format.JsonLinesFormatSpec;
import io.batchwright.format.RecordParser;
import io.batchwright.record.Location;
import io.batchwright.record.Position;
import io.batchwright.record.Segment;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The {@code json-array} format: nanoseconds per element of about 120 bytes, framed and parsed; and the same objects as
 * {@code json-lines}, for comparison.
 *
 * <p>Run with {@code ./mvnw -q -Pbench test-compile exec:exec -Djmh=JsonArrayBenchmark}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class JsonArrayBenchmark {

    private static final int COUNT = 1000;

    private final byte[] array = objects("[", ",", "]");
    private final byte[] lines = objects("", "\n", "\n");
    private final Format arrayFormat = new JsonArrayFormatSpec().open(SeedLines.SCHEMA);
    private final Format linesFormat = new JsonLinesFormatSpec().open(SeedLines.SCHEMA);
    private final Framer arrayFramer = arrayFormat.framer(1 << 20);
    private final Framer linesFramer = linesFormat.framer(1 << 20);
    private final RecordParser arrayParser = arrayFormat.parser(Bytes.of(""));
    private final RecordParser linesParser = linesFormat.parser(Bytes.of(""));
    private final Segment arraySegment = segment(array, arrayFramer);
    private final Segment linesSegment = segment(lines, linesFramer);

    private static byte[] objects(String start, String between, String end) {
        return IntStream.range(0, COUNT)
                .mapToObj(
                        i -> "{\"id\":" + i + ",\"metric\":" + 2 * i + ",\"status\":\"active\",\"tags\":[\"a\",\"b\"],"
                                + "\"user\":{\"name\":\"Ada Lovelace\",\"mail\":\"ada@example.org\"}}")
                .collect(Collectors.joining(between, start, end))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Segment segment(byte[] bytes, Framer framer) {
        int end = framer.frame(bytes, 0, bytes.length, true, COUNT);
        return new Segment(
                new Bytes(bytes, bytes.length),
                0,
                end,
                COUNT,
                (segment, position, line) -> new Location("benchmark", 1 + line, position, new Position("0")));
    }

    /** Where elements end. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public int frameArray() {
        return arrayFramer.frame(array, 0, array.length, true, COUNT);
    }

    /** Where lines end. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public int frameLines() {
        return linesFramer.frame(lines, 0, lines.length, true, COUNT);
    }

    /** Framed elements to raw columns. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public void parseArray(Blackhole blackhole) {
        arrayParser.parse(arraySegment, blackhole::consume);
    }

    /** Framed lines to raw columns. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public void parseLines(Blackhole blackhole) {
        linesParser.parse(linesSegment, blackhole::consume);
    }
}
