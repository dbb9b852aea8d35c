package io.batchwright.bench;

import io.batchwright.bytes.Bytes;
import io.batchwright.format.Format;
import io.batchwright.format.Framer;
import io.batchwright.format.KeyValueFormatSpec;
import io.batchwright.format.RecordParser;
import io.batchwright.record.Segment;
import java.util.concurrent.TimeUnit;
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
 * The {@code key-value} format: nanoseconds per line of three pairs, framed, parsed, and parsed with its two numbers
 * decoded.
 *
 * <p>Run with {@code ./mvnw -q -Pbench test-compile exec:exec -Djmh=KeyValueBenchmark}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class KeyValueBenchmark {

    private final byte[] bytes = SeedLines.bytes();
    private final Segment segment = SeedLines.segment(bytes);
    private final Format format = new KeyValueFormatSpec(',', '=').open(SeedLines.SCHEMA);
    private final Framer framer = format.framer(1 << 20);
    private final RecordParser parser = format.parser(Bytes.of(""));

    /** Where records end. */
    @Benchmark
    @OperationsPerInvocation(SeedLines.COUNT)
    public int frame() {
        return framer.frame(bytes, 0, bytes.length, true, SeedLines.COUNT);
    }

    /** Framed lines to raw columns. */
    @Benchmark
    @OperationsPerInvocation(SeedLines.COUNT)
    public void parse(Blackhole blackhole) {
        parser.parse(segment, blackhole::consume);
    }

    /** Framed lines to decoded columns: two of 64-bit numbers, one of text. */
    @Benchmark
    @OperationsPerInvocation(SeedLines.COUNT)
    public void parseAndDecode(Blackhole blackhole) {
        parser.parse(segment, batch -> {
            batch.decodeAll();
            blackhole.consume(batch);
        });
    }
}
