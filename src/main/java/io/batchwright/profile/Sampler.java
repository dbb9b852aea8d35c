package io.batchwright.profile;

import io.batchwright.batch.Repetition;
import java.io.BufferedReader;
import java.io.FileReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Looks at this process at fixed intervals, and writes a line for each look. Thread-safe. */
public final class Sampler implements AutoCloseable {

    private static final String STATUS = "/proc/self/status";
    private static final String RESIDENT = "VmRSS:";

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
        Runtime runtime = Runtime.getRuntime();
        long heap = runtime.totalMemory() - runtime.freeMemory();
        double seconds = (System.nanoTime() - begin) / 1e9;
        out.println(new Sample(seconds, heap, resident(), records).line());
        out.flush();
    }

    private static long resident() {
        // Files would fail in a look that close() interrupts.
        try (BufferedReader status = new BufferedReader(new FileReader(STATUS, StandardCharsets.UTF_8))) {
            return status.lines()
                    .filter(line -> line.startsWith(RESIDENT))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException e) {
            return 0; // Only Linux tells it there.
        }
    }

    /** Looks once more, and no more. */
    @Override
    public void close() {
        looks.close();
        look();
    }
}
