package io.batchwright.batch;

import io.batchwright.batch.PipelineRunner.Run;
import io.batchwright.pipeline.Pipeline;
import io.batchwright.record.Ledger;
import io.batchwright.sink.Checkpoint;
import io.batchwright.sink.CheckpointStore;
import io.batchwright.source.InputMovedException;
import io.batchwright.source.News;
import io.batchwright.source.Source;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one command does with a source: one load, or none. Where a source reads what is new it may be several: the interrupted one
 * first, and again one whose content was moved while it was read.
 */
final class SourceRun {

    /** How often in a row content may move before anything of it could be loaded. */
    private static final int MOST_MOVES = 50;

    private final PipelineRunner runner;
    private final Run run;
    private final Pipeline pipeline;
    private final Source source;
    private final @Nullable News news;
    private final RunOptions options;
    private final Clock clock;
    /** All loads that this command has completed before the one in hand, as one. */
    private @Nullable RunResult completed;
    /** What this command did before with the load in hand. */
    private @Nullable RunResult interrupted;

    private int moves;

    SourceRun(PipelineRunner runner, Run run, Source source, RunOptions options, Clock clock) {
        this.runner = runner;
        this.run = run;
        this.pipeline = run.pipeline();
        this.source = source;
        this.news = source.news();
        this.options = options;
        this.clock = clock;
    }

    RunResult run() {
        boolean rerun = options.rerun();
        while (true) {
            LoadDecision decision = decide(rerun);
            RunResult result = carryOut(decision, rerun);
            rerun = false;
            RunResult whole = interrupted == null ? result : result.resuming(interrupted);
            if (hasMoved(result)) {
                interrupted = whole;
            } else if (news != null && result.status() == RunResult.Status.COMPLETED && isResumption(decision)) {
                completed = completed == null ? whole : whole.after(completed);
                interrupted = null;
            } else {
                return completed == null ? whole : whole.after(completed);
            }
        }
    }

    private static boolean isResumption(LoadDecision decision) {
        return decision instanceof LoadDecision.Proceed load && load.initial().token() > 0;
    }

    /** Whether a load failed only because its content is somewhere else now; counts how often in a row that brought nothing. */
    private boolean hasMoved(RunResult result) {
        boolean moved = news != null && isMove(result.failure()) && !run.stop().requested();
        moves = moved && result.thisRun().read() == 0 ? moves + 1 : 0;
        return moved && moves <= MOST_MOVES;
    }

    private static boolean isMove(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InputMovedException) {
                return true;
            }
        }
        return false;
    }

    private LoadDecision decide(boolean rerun) {
        LoadDecision decided = news == null
                ? new LoadDecider(pipeline, source, source.plan()).decide(loads(), rerun)
                : new NewsDecider(pipeline, news, source.endless(), run.listener()).decide(newest(), rerun);
        return options.verifyInput() ? new InputVerification(source, run.listener()).verified(decided) : decided;
    }

    private List<Checkpoint> loads() {
        return run.loads(pipeline.scope());
    }

    private @Nullable Checkpoint newest() {
        CheckpointStore checkpoints = run.target().checkpoints();
        return run.reconnection()
                .outlast(() -> checkpoints.newest(pipeline.name(), pipeline.scope()))
                .orElse(null);
    }

    private RunResult carryOut(LoadDecision decision, boolean rerun) {
        if (decision instanceof LoadDecision.AlreadyLoaded loaded) {
            return nothingDone(loaded.checkpoint(), RunResult.Status.ALREADY_LOADED);
        }
        if (decision instanceof LoadDecision.NothingNew nothing) {
            return nothingDone(nothing.last(), RunResult.Status.NOTHING_NEW);
        }
        LoadDecision.Proceed load = (LoadDecision.Proceed) decision;
        Checkpoint before = newest();
        if (before != null && !before.key().equals(load.initial().key())) {
            runner.putRight(run, before);
        }
        SourceInput input = new SourceInput(source, pipeline.schema(), clock, run.stop());
        input.check();
        if (rerun && pipeline.sink().appends()) {
            warnOfDoubles();
        }
        RunResult result = runner.proceed(run, input, load.initial());
        // Only now, as the checkpoint of a load that is complete is never removed.
        Checkpoint previous = load.previous();
        if (previous != null && result.status() == RunResult.Status.COMPLETED) {
            run.target().checkpoints().forgetKnown(previous);
        }
        return result;
    }

    private RunResult nothingDone(@Nullable Checkpoint load, RunResult.Status status) {
        if (load == null) {
            return RunResult.nothingDone(pipeline.name(), status, Ledger.EMPTY, 0);
        }
        runner.putRight(run, load);
        return RunResult.nothingDone(pipeline.name(), status, load.ledger(), load.inputBytes());
    }

    private void warnOfDoubles() {
        long rows = loads().stream().mapToLong(load -> load.ledger().written()).sum();
        if (rows > 0) {
            run.listener().appending(rows);
        }
    }
}
