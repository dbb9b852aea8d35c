package io.batchwright.batch;

import io.batchwright.pipeline.Pipeline;
import io.batchwright.record.Ledger;
import io.batchwright.sink.Checkpoint;
import io.batchwright.sink.LoadRequest;
import io.batchwright.sink.RejectStore;
import io.batchwright.sink.ReplayPlan;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a replay has to do: an unfinished one goes on where it stopped, if the pipeline is unchanged and its rejects
 * are still borne; else a new one begins with everything that is not replayed yet.
 */
final class ReplayDecider {

    private final Pipeline pipeline;
    private final RejectStore rejects;
    private final String load;
    private final @Nullable Long execution;

    /**
     * @param load the job key of the load whose rejects are replayed
     * @param execution only the rejects of this run, or null
     */
    ReplayDecider(Pipeline pipeline, RejectStore rejects, String load, @Nullable Long execution) {
        this.pipeline = pipeline;
        this.rejects = rejects;
        this.load = load;
        this.execution = execution;
    }

    /** The scope of the replays of a load, of which one at a time may run. */
    static String scope(String load) {
        return Digest.of("replay", load);
    }

    /**
     * Decides.
     *
     * @param replays all replays of the load, newest first
     * @return the checkpoint to claim; empty if there is nothing to replay
     */
    Optional<Checkpoint> decide(List<Checkpoint> replays) {
        if (!replays.isEmpty() && isToBeResumed(replays.get(0))) {
            return Optional.of(replays.get(0));
        }
        int number = replays.stream().mapToInt(Checkpoint::rerun).max().orElse(-1) + 1;
        return rejects.plan(pipeline.name(), load, execution).map(plan -> initial(plan, number));
    }

    private boolean isToBeResumed(Checkpoint replay) {
        ReplayPlan plan = ReplayPlan.of(replay.plan());
        return !replay.complete()
                && !replay.abandoned()
                && replay.formatHash().equals(pipeline.formatHash())
                && replay.transformHash().equals(pipeline.transformHash())
                && replay.request().equals(request())
                && (execution == null ? plan.execution() == null : execution.equals(plan.execution()))
                && RejectBound.of(pipeline, replay).verdict(replay.ledger(), false) == null
                && !rejects.pages(pipeline.name(), plan, replay.position(), 1)
                        .next()
                        .isEmpty();
    }

    private Checkpoint initial(ReplayPlan plan, int number) {
        String scope = scope(load);
        return new Checkpoint(
                RunIdentity.key(pipeline.name(), scope, Digest.of(plan.inputPlan()), Integer.toString(number)),
                scope,
                number,
                plan.inputPlan(),
                null,
                Ledger.EMPTY,
                0,
                pipeline.formatHash(),
                pipeline.transformHash(),
                0,
                false,
                false,
                request());
    }

    private LoadRequest request() {
        return new LoadRequest(pipeline.parameterTexts(), load);
    }
}
