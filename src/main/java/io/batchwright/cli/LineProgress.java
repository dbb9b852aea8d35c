package io.batchwright.cli;

import io.batchwright.record.Ledger;
import io.batchwright.record.Position;
import io.batchwright.record.Reject;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A plain line every few seconds, for logs; nothing for runs that are over sooner. */
final class LineProgress implements Progress {

    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final String name;
    private final PrintWriter out;
    private final Clock clock;
    private final List<Reject> firstRejects = new ArrayList<>();
    private Instant began = Instant.EPOCH;
    private Instant next = Instant.EPOCH;
    private long readBefore;
    private long totalBytes;

    LineProgress(String name, PrintWriter out, Clock clock) {
        this.name = name;
        this.out = out;
        this.clock = clock;
    }

    @Override
    public void recovering(String predecessor) {
        out.println(name + Progress.recovered(predecessor));
        out.flush();
    }

    @Override
    public void connectionLost(RuntimeException failure, Duration bound) {
        out.println(name + Progress.lost(failure, bound));
        out.flush();
    }

    @Override
    public void started(@Nullable Position resumedFrom, Ledger loaded, long doneBytes, long total) {
        began = clock.instant();
        next = began.plus(INTERVAL);
        readBefore = loaded.read();
        totalBytes = total;
        if (resumedFrom != null) {
            out.println(name + ": resuming after record " + Figures.count(readBefore));
            out.flush();
        }
    }

    @Override
    public void committed(Ledger ledger, long doneBytes, List<Reject> rejects) {
        rejects.stream().limit(Math.max(0, REJECTS_SHOWN - firstRejects.size())).forEach(firstRejects::add);
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(INTERVAL);
        double seconds = Duration.between(began, now).toMillis() / 1000.0;
        out.printf(
                Locale.ROOT,
                "%s: %,d records%s, %,d records/s, %,d rejected%n",
                name,
                ledger.read(),
                share(doneBytes),
                Math.round((ledger.read() - readBefore) / seconds),
                ledger.rejected());
        out.flush();
    }

    private String share(long doneBytes) {
        return totalBytes > 0 ? String.format(Locale.ROOT, " (%.0f %%)", 100.0 * doneBytes / totalBytes) : "";
    }

    @Override
    public List<Reject> firstRejects() {
        return firstRejects;
    }

    @Override
    public void close() {}
}
