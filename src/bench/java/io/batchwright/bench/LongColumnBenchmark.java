package io.batchwright.bench;

import io.batchwright.record.RecordBatch;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A column of {@code long}: nanoseconds to decode one value of seven digits.
 *
 * <p>Run with {@code ./mvnw -q -Pbench test-compile exec:exec -Djmh=LongColumnBenchmark}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class LongColumnBenchmark {

    private static final int METRIC = SeedLines.SCHEMA.indexOf("metric");

    private final SeedBatches lines = new SeedBatches();
    private List<RecordBatch> batches = List.of();

    /** Before each invocation, because a column is decoded only once. */
    @Setup(Level.Invocation)
    public void parse() {
        batches = lines.parse();
    }

    /** Raw column to numbers. */
    @Benchmark
    @OperationsPerInvocation(SeedLines.COUNT)
    public List<RecordBatch> decode() {
        for (RecordBatch batch : batches) {
            batch.decode(METRIC);
        }
        return batches;
    }
}
