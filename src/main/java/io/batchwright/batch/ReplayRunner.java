package io.batchwright.batch;

import io.batchwright.pipeline.Pipeline;
import io.batchwright.record.Ledger;
import io.batchwright.sink.Checkpoint;
import io.batchwright.sink.RejectStore;
import io.batchwright.sink.ReplayPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Replays rejects: runs them through a pipeline again, each replay a job instance with a ledger of its own, on the calling
 * thread. Thread-safe.
 */
public final class ReplayRunner {

    private final PipelineRunner runner;

    ReplayRunner(PipelineRunner runner) {
        this.runner = runner;
    }

    /**
     * Which rejects to replay.
     *
     * @param load the job key of their load
     * @param execution only those of this run, or null for all of the load
     * @param anyTarget whether they may go to another target than the one that they were meant for
     */
    public record Request(String load, @Nullable Long execution, boolean anyTarget) {}

    /**
     * Replays the rejects that are not replayed yet.
     *
     * @param pipeline the pipeline as it is now, with the parameters of the load
     * @param home the directory that relative paths start from
     * @param listener hears how it goes
     * @param stop ends the replay early, restartable
     * @return how it ended; a failure is in it, not thrown
     * @throws RunRefusedException if it may not start
     */
    public RunResult replay(Pipeline pipeline, Path home, Request request, RunListener listener, StopSignal stop) {
        if (pipeline.sink().replaces()) {
            throw new RunRefusedException("the sink of '" + pipeline.name() + "' replaces all rows of '"
                    + pipeline.sink().target()
                    + "' (write: replace), so that a replay would leave the rejects alone in it."
                    + " Mend the pipeline or the input, and load it again with run --rerun");
        }
        String scope = ReplayDecider.scope(request.load());
        try (PipelineRunner.Run run = runner.enter(pipeline, home, scope, listener, stop)) {
            return replay(run, request);
        }
    }

    private RunResult replay(PipelineRunner.Run run, Request request) {
        Pipeline pipeline = run.pipeline();
        RejectStore rejects = run.target().rejects();
        List<Checkpoint> replays = run.loads(ReplayDecider.scope(request.load()));
        Optional<Checkpoint> decided =
                new ReplayDecider(pipeline, rejects, request.load(), request.execution()).decide(replays);
        replays.stream()
                .limit(1)
                .filter(newest -> !decided.map(Checkpoint::key).equals(Optional.of(newest.key())))
                .filter(newest -> canPutRight(run, newest))
                .forEach(newest -> runner.putRight(run, newest));
        if (decided.isEmpty()) {
            return RunResult.nothingDone(pipeline.name(), RunResult.Status.NOTHING_TO_REPLAY, Ledger.EMPTY, 0);
        }
        Checkpoint initial = decided.get();
        if (!request.anyTarget()) {
            requireTarget(pipeline, rejects.targets(pipeline.name(), ReplayPlan.of(initial.plan())));
        }
        LoadInput input = (from, format, limits) -> new ReplayReader(
                rejects.pages(pipeline.name(), ReplayPlan.of(from.plan()), from.position(), limits.records()),
                from.position(),
                from.inputBytes(),
                format,
                limits);
        return runner.proceed(run, input, initial);
    }

    /** Only a replay to the same target can put the output of a complete one in its place. */
    private boolean canPutRight(PipelineRunner.Run run, Checkpoint replay) {
        return !replay.complete()
                || !run.target().checkpoints().wentElsewhere(replay.key())
                || runner.wentTo(run.pipeline(), replay);
    }

    /** A pipeline whose sink was overridden on the command line would now write somewhere else. */
    private static void requireTarget(Pipeline pipeline, List<String> meant) {
        String target = pipeline.sink().target();
        if (!meant.equals(List.of(target))) {
            throw new RunRefusedException("the rejects of '" + pipeline.name() + "' were meant for '"
                    + String.join("', '", meant) + "', and the pipeline now writes to '" + target
                    + "'; say which it shall be, as in sink." + pipeline.sink().targetKey() + "=" + meant.get(0));
        }
    }
}
