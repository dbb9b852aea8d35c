package io.batchwright.cli;

import io.batchwright.record.Ledger;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** A plain line every few seconds, for logs; nothing for runs that are over sooner. */
final class LineProgress extends Progress {

    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final PrintWriter out;
    private final Clock clock;
    private Instant began = Instant.EPOCH;
    private Instant next = Instant.EPOCH;
    private long readBefore;
    private long totalBytes;

    LineProgress(String name, PrintWriter out, Clock clock) {
        super(name);
        this.out = out;
        this.clock = clock;
    }

    @Override
    void say(String line) {
        out.println(line);
        out.flush();
    }

    @Override
    void begin(Ledger loaded, long doneBytes, long total) {
        began = clock.instant();
        next = began.plus(INTERVAL);
        readBefore = loaded.read();
        totalBytes = total;
    }

    @Override
    void show(Ledger ledger, long doneBytes) {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(INTERVAL);
        double seconds = Duration.between(began, now).toMillis() / 1000.0;
        out.printf(
                Locale.ROOT,
                "%s: %,d records%s, %,d records/s, %,d rejected%n",
                name(),
                ledger.read(),
                share(doneBytes),
                Math.round((ledger.read() - readBefore) / seconds),
                ledger.rejected());
        out.flush();
    }

    private String share(long doneBytes) {
        return totalBytes > 0 ? String.format(Locale.ROOT, " (%.0f %%)", 100.0 * doneBytes / totalBytes) : "";
    }
}
