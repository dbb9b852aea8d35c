package io.batchwright.profile;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;

/** Looks at this process at fixed intervals, and writes a line for each look. Thread-safe. */
public final class Sampler implements AutoCloseable {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";

    private final PrintWriter out;
    private final long begin = System.nanoTime();
    private final Timer timer = new Timer("batchwright-sampler", true);
    private volatile long records;

    /** Begins to look. */
    public Sampler(PrintWriter out, Duration interval) {
        this.out = out;
        timer.scheduleAtFixedRate(
                new TimerTask() {
                    @Override
                    public void run() {
                        look();
                    }
                },
                0,
                interval.toMillis());
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
        try {
            for (String line : Files.readAllLines(STATUS)) {
                if (line.startsWith(RESIDENT)) {
                    return 1024 * Long.parseLong(line.replaceAll("[^0-9]", ""));
                }
            }
        } catch (IOException e) {
            // Only Linux tells it there.
        }
        return 0;
    }

    /** Looks once more, and no more. */
    @Override
    public void close() {
        timer.cancel();
        look();
    }
}
