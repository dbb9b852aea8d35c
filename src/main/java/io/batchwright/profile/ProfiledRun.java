package io.batchwright.profile;

import io.batchwright.batch.DryRun.Way;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * A run that was looked at.
 *
 * @param way how it ran
 * @param samples in the order of time
 * @param exitCode of its process
 */
public record ProfiledRun(Way way, List<Sample> samples, int exitCode) {

    /** The exit code of a JVM that ends because its heap is full, as {@code -XX:+ExitOnOutOfMemoryError} has it. */
    static final int OUT_OF_MEMORY = 3;

    public ProfiledRun {
        samples = List.copyOf(samples);
    }

    /** Whether it needed more heap than it had. */
    public boolean outOfMemory() {
        return exitCode == OUT_OF_MEMORY;
    }

    /** Whether it went to its end, or to the end of its heap. */
    public boolean isUsable() {
        return exitCode == 0 || outOfMemory();
    }

    /** The highest heap in use, in bytes. */
    public long peakHeap() {
        return peak(Sample::heap);
    }

    /** The highest resident memory, in bytes; 0 where the system does not tell. */
    public long peakResident() {
        return peak(Sample::resident);
    }

    /** Records done. */
    public long records() {
        return peak(Sample::records);
    }

    /** How long it took. */
    public double seconds() {
        return samples.isEmpty() ? 0 : samples.get(samples.size() - 1).seconds();
    }

    private long peak(ToLongFunction<Sample> figure) {
        return samples.stream().mapToLong(figure).max().orElse(0);
    }
}
