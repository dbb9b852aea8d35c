package io.batchwright.monitor;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a running load is.
 *
 * @param doneBytes bytes of stored input accounted for, by earlier executions too
 * @param totalBytes bytes of stored input in all, or -1 if unknown
 * @param recordsPerSecond records read each second of late; 0 if that is not known yet
 * @param bytesPerSecond bytes accounted for each second of late; 0 if that is not known yet
 */
public record Progress(long doneBytes, long totalBytes, double recordsPerSecond, double bytesPerSecond) {

    /** Over how many samples "of late" goes. */
    private static final int SAMPLES = 4;

    private static final RunSample BEGINNING = new RunSample(0, 0, 0, 0, 0, 0, null);

    /**
     * The progress of an execution.
     *
     * @param doneBytes as the checkpoint has it
     * @param totalBytes as the checkpoint's plan has it, or -1 if unknown
     * @param samples its samples in the order of time, which say how quick it is
     */
    public static Progress of(long doneBytes, long totalBytes, List<RunSample> samples) {
        if (samples.isEmpty()) {
            return new Progress(doneBytes, totalBytes, 0, 0);
        }
        int count = samples.size();
        RunSample last = samples.get(count - 1);
        RunSample first = count > SAMPLES ? samples.get(count - 1 - SAMPLES) : BEGINNING;
        double seconds = Math.max(1, last.seconds() - first.seconds());
        return new Progress(
                doneBytes,
                totalBytes,
                (last.read() - first.read()) / seconds,
                (last.bytes() - first.bytes()) / seconds);
    }

    /** The part that is done, from 0 to 1; -1 if the total is unknown. */
    public double part() {
        if (totalBytes < 0) {
            return -1;
        }
        return totalBytes == 0 ? 1 : Math.min(1, (double) doneBytes / totalBytes);
    }

    /** The time that is left at this rate; null if total or rate is unknown. */
    public @Nullable Duration timeLeft() {
        if (totalBytes < 0 || bytesPerSecond <= 0) {
            return null;
        }
        return Duration.ofSeconds(Math.round(Math.max(0, totalBytes - doneBytes) / bytesPerSecond));
    }
}
