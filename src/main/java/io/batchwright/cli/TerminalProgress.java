package io.batchwright.cli;

import io.batchwright.record.Ledger;
import io.batchwright.record.Position;
import io.batchwright.record.Reject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar with rate and time left, on standard error. */
final class TerminalProgress implements Progress {

    private static final long MIB = 1 << 20;

    private final String name;
    private final List<Reject> firstRejects = new ArrayList<>();
    private @Nullable ProgressBar bar;

    TerminalProgress(String name) {
        this.name = name;
    }

    @Override
    public void recovering(String predecessor) {
        System.err.println(name + Progress.recovered(predecessor));
    }

    @Override
    public void connectionLost(RuntimeException failure, Duration bound) {
        System.err.println(name + Progress.lost(failure, bound));
    }

    @Override
    public void started(@Nullable Position resumedFrom, Ledger loaded, long doneBytes, long totalBytes) {
        ProgressBar started = new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(totalBytes)
                .setUnit(" MiB", MIB)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(250)
                .startsFrom(doneBytes, Duration.ZERO)
                .showSpeed()
                .clearDisplayOnFinish()
                .build();
        bar = started;
    }

    @Override
    public void committed(Ledger ledger, long doneBytes, List<Reject> rejects) {
        rejects.stream().limit(Math.max(0, REJECTS_SHOWN - firstRejects.size())).forEach(firstRejects::add);
        ProgressBar current = bar;
        if (current != null) {
            current.stepTo(doneBytes);
            current.setExtraMessage(" " + Figures.count(ledger.read()) + " records"
                    + (ledger.rejected() > 0 ? ", " + Figures.count(ledger.rejected()) + " rejected" : ""));
        }
    }

    @Override
    public List<Reject> firstRejects() {
        return firstRejects;
    }

    @Override
    public void close() {
        ProgressBar current = bar;
        if (current != null) {
            current.close();
        }
    }
}
