package io.batchwright.bench;

import io.batchwright.record.FieldType;
import io.batchwright.record.Outline;
import io.batchwright.record.Parameters;
import io.batchwright.record.RecordBatch;
import io.batchwright.spec.Mark;
import io.batchwright.spec.Problems;
import io.batchwright.transform.FilterSpec;
import io.batchwright.transform.Transform;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The filter {@code metric > params.threshold} on a decoded column: nanoseconds per record.
 *
 * <p>Run with {@code ./mvnw -q -Pbench test-compile exec:exec -Djmh=FilterBenchmark}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class FilterBenchmark {

    /** How many records pass. */
    public enum Passing {
        NONE(Long.MAX_VALUE),
        HALF(SeedLines.medianMetric()),
        ALL(-1);

        private final long threshold;

        Passing(long threshold) {
            this.threshold = threshold;
        }
    }

    /** Chosen by JMH, each in turn. */
    @Param
    public Passing passing = Passing.NONE;

    private final SeedBatches lines = new SeedBatches();

    @SuppressWarnings("NullAway.Init") // set by open(), which JMH calls first
    private Transform filter;

    private List<RecordBatch> batches = List.of();

    /** Opens the filter, as a run does once. */
    @Setup(Level.Trial)
    public void open() {
        filter = open(passing);
    }

    /** Before each invocation, because a filter changes its batches. */
    @Setup(Level.Invocation)
    public void parseAndDecode() {
        batches = lines.parse();
        batches.forEach(RecordBatch::decodeAll);
    }

    /** Evaluates the expression and narrows the selection. */
    @Benchmark
    @OperationsPerInvocation(SeedLines.COUNT)
    public List<RecordBatch> filter() {
        for (RecordBatch batch : batches) {
            filter.apply(batch);
        }
        return batches;
    }

    private static Transform open(Passing passing) {
        Parameters parameters =
                new Parameters(Map.of("threshold", FieldType.LONG), Map.of("threshold", passing.threshold));
        Problems problems = new Problems((path, offset) -> new Mark("bench.yml", 1, 1));
        return new FilterSpec("metric > params.threshold")
                .check(Outline.of(SeedLines.SCHEMA, parameters), problems)
                .open();
    }
}
