package io.batchwright.cli;

import io.batchwright.batch.BatchContext;
import io.batchwright.batch.RunOptions;
import io.batchwright.batch.RunResult;
import io.batchwright.batch.StopSignal;
import io.batchwright.pipeline.Pipeline;
import io.batchwright.schedule.Backfill;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * Runs slots one after the other, until one fails or it is stopped.
 *
 * @param context an open context
 * @param home the home directory
 * @param loading loads the pipeline for a slot
 * @param onlyMissing whether slots are left out that are known to be done
 * @param stop ends the run in hand, restartable
 * @param report hears what came of each
 */
record BackfillRun(
        BatchContext context,
        Path home,
        Function<Instant, Pipeline> loading,
        boolean onlyMissing,
        StopSignal stop,
        BackfillReport report) {

    /** Runs, and returns the exit code. */
    int run(List<Instant> slots) {
        Clock clock = Clock.systemUTC();
        try (Backfill backfill = new Backfill(ScheduleMemory.of(context, home), context.servers(), clock)) {
            for (Instant slot : slots) {
                int code = stop.requested() ? ExitCodes.STOPPED : run(backfill, slot);
                if (code != ExitCodes.DONE) {
                    return code;
                }
            }
        }
        return ExitCodes.DONE;
    }

    private int run(Backfill backfill, Instant slot) {
        Pipeline pipeline = loading.apply(slot);
        Backfill.Verdict verdict = backfill.begin(pipeline.name(), slot, onlyMissing);
        if (verdict != Backfill.Verdict.RUN) {
            report.leftOut(slot, verdict);
            return ExitCodes.DONE;
        }
        RunResult result;
        try {
            result = run(pipeline);
        } catch (RuntimeException e) {
            backfill.end(pipeline.name(), slot, e);
            report.refused(slot);
            throw e;
        }
        backfill.end(pipeline.name(), slot, result);
        report.ended(slot, result);
        return PipelineRun.exitCode(result);
    }

    private RunResult run(Pipeline pipeline) {
        try (Progress progress = PipelineRun.progress(pipeline, report.err())) {
            return context.runner().run(pipeline, home, RunOptions.PLAIN, progress, stop);
        }
    }
}
