package io.batchwright.serve.page;

import io.batchwright.monitor.Progress;
import io.batchwright.monitor.RepositoryAccess;
import io.batchwright.monitor.RunSample;
import io.batchwright.monitor.SampleReader;
import io.batchwright.text.Figures;
import io.batchwright.text.Times;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How far running executions are, as far as that can be known. Thread-safe. */
@Component
class RunningProgress {

    private final LoadLookup loads;
    private final SampleReader samples;

    RunningProgress(LoadLookup loads, RepositoryAccess repository) {
        this.loads = loads;
        this.samples = new SampleReader(repository);
    }

    /**
     * Progress as pages show it.
     *
     * @param percent from 0 to 100, or -1 if the total is unknown
     * @param text how much of how much, how quick, how long still
     */
    record View(int percent, String text) {}

    /** The progress of an execution; empty if it is no run of a pipeline. */
    Optional<View> of(long execution) {
        return loads.load(execution).map(load -> view(load, samples.samples(execution)));
    }

    private static View view(LoadLookup.Load load, List<RunSample> samples) {
        Progress progress = Progress.of(load.doneBytes(), load.totalBytes(), samples);
        int percent = progress.part() < 0 ? -1 : (int) (progress.part() * 100);
        StringBuilder text = new StringBuilder(Figures.bytes(load.doneBytes()));
        if (percent >= 0) {
            text.append(" of ")
                    .append(Figures.bytes(load.totalBytes()))
                    .append(", ")
                    .append(percent)
                    .append(" %");
        }
        if (progress.recordsPerSecond() > 0) {
            text.append(", ")
                    .append(Figures.count(Math.round(progress.recordsPerSecond())))
                    .append(" records/s");
        }
        Duration left = progress.timeLeft();
        if (left != null) {
            text.append(", ").append(Times.readable(left)).append(" left");
        }
        return new View(percent, text.toString());
    }
}
