package io.batchwright.cli;

import io.batchwright.record.Ledger;
import io.batchwright.text.Figures;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar with rate and time left, on standard error. */
final class TerminalProgress extends Progress {

    private static final long MIB = 1 << 20;

    private @Nullable ProgressBar bar;

    TerminalProgress(String name) {
        super(name);
    }

    @Override
    void say(String line) {
        System.err.println(line);
    }

    @Override
    void begin(Ledger loaded, long doneBytes, long totalBytes) {
        ProgressBar started = new ProgressBarBuilder()
                .setTaskName(name())
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
    void show(Ledger ledger, long doneBytes) {
        ProgressBar current = bar;
        if (current != null) {
            current.stepTo(doneBytes);
            current.setExtraMessage(" " + Figures.count(ledger.read(), "record")
                    + (ledger.rejected() > 0 ? ", " + Figures.count(ledger.rejected()) + " rejected" : ""));
        }
    }

    @Override
    public void close() {
        ProgressBar current = bar;
        if (current != null) {
            current.close();
        }
    }
}
