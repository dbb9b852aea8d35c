package io.batchwright.profile;

import io.batchwright.batch.ProcessMemory;
import io.batchwright.batch.Repetition;
import java.io.PrintWriter;
import java.time.Duration;

/** Looks at this process at fixed intervals, and writes a line for each look. Thread-safe. */
public final class Sampler implements AutoCloseable {

    private final PrintWriter out;
    private final long begin = System.nanoTime();
    private final Repetition looks;
    private volatile long records;

    /** Looks at once, and begins to look again and again. */
    public Sampler(PrintWriter out, Duration interval) {
        this.out = out;
        look();
        this.looks = new Repetition("batchwright-sampler", interval, this::look);
    }

    /** Tells how many records are done. */
    public void done(long newRecords) {
        records = newRecords;
    }

    private synchronized void look() {
        double seconds = (System.nanoTime() - begin) / 1e9;
        out.println(new Sample(
                        seconds, ProcessMemory.heap(), ProcessMemory.resident().orElse(0), records)
                .line());
        out.flush();
    }

    /** Looks once more, and no more. */
    @Override
    public void close() {
        looks.close();
        look();
    }
}
