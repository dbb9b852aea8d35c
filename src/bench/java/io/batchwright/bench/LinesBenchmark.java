package io.batchwright.bench;

import io.batchwright.bytes.Lines;
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

/**
 * The scanner: nanoseconds to find the end of one line of about 42 bytes.
 *
 * <p>Run with {@code ./mvnw -q -Pbench test-compile exec:exec -Djmh=LinesBenchmark}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class LinesBenchmark {

    private final byte[] bytes = SeedLines.bytes();

    /** Eight bytes at a time. */
    @Benchmark
    @OperationsPerInvocation(SeedLines.COUNT)
    public int eightAtATime() {
        int lines = 0;
        for (int i = 0; i < bytes.length; i = Lines.next(bytes, Lines.end(bytes, i, bytes.length), bytes.length)) {
            lines++;
        }
        return lines;
    }

    /** A plain loop over the same bytes that counts line ends, for comparison. */
    @Benchmark
    @OperationsPerInvocation(SeedLines.COUNT)
    public int oneAtATime() {
        int lines = 0;
        for (byte b : bytes) {
            if (b == '\n' || b == '\r') {
                lines++;
            }
        }
        return lines;
    }
}
