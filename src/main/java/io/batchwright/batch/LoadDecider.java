package io.batchwright.batch;

import io.batchwright.pipeline.Pipeline;
import io.batchwright.record.InputPlan;
import io.batchwright.record.Ledger;
import io.batchwright.sink.Checkpoint;
import io.batchwright.sink.LoadKey;
import io.batchwright.source.PlanComparison;
import io.batchwright.source.PlanComparison.Verdict;
import io.batchwright.source.Source;
import java.util.List;

/**
 * Decides between start, resume and "already loaded" (the design's job identity): an unfinished load is resumed on its
 * frozen input; a complete one is not repeated; grown input is refused; replaced input is a new load.
 */
final class LoadDecider {

    private static final String RERUN_HINT = "To load everything again, use --rerun.";

    private final Pipeline pipeline;
    private final Source source;
    private final InputPlan plan;

    /** @param plan the input as it is now */
    LoadDecider(Pipeline pipeline, Source source, InputPlan plan) {
        this.pipeline = pipeline;
        this.source = source;
        this.plan = plan;
    }

    /**
     * Decides.
     *
     * @param loads all loads of the pipeline's scope, newest first
     * @param rerun whether the user wants a load of its own whatever was loaded before
     * @throws RunRefusedException if an unfinished load cannot be resumed, or the input has merely grown
     */
    LoadDecision decide(List<Checkpoint> loads, boolean rerun) {
        if (rerun) {
            int highest = loads.stream().mapToInt(Checkpoint::rerun).max().orElse(-1);
            return new LoadDecision.Proceed(initial(highest + 1));
        }
        if (loads.isEmpty()) {
            return new LoadDecision.Proceed(initial(0));
        }
        Checkpoint newest = loads.get(0);
        return newest.complete() ? afterComplete(loads) : resume(newest);
    }

    private LoadDecision resume(Checkpoint unfinished) {
        PlanComparison comparison = source.compare(unfinished.plan(), plan);
        if (comparison.verdict() == Verdict.CHANGED) {
            throw new RunRefusedException("the unfinished load of '" + pipeline.name()
                    + "' cannot be resumed, because its input has changed: " + comparison.detail() + ". " + RERUN_HINT);
        }
        boolean begun = unfinished.ledger().read() > 0;
        if (begun && !unfinished.formatHash().equals(pipeline.formatHash())) {
            throw new RunRefusedException("the unfinished load of '" + pipeline.name()
                    + "' cannot be resumed, because format or fields have changed since it began ("
                    + unfinished.ledger().read() + " records are accounted for). Undo the change, or use --rerun.");
        }
        return new LoadDecision.Proceed(unfinished.under(pipeline.formatHash(), pipeline.transformHash()));
    }

    private LoadDecision afterComplete(List<Checkpoint> loads) {
        for (Checkpoint load : loads) {
            PlanComparison comparison = source.compare(load.plan(), plan);
            if (comparison.verdict() == Verdict.SAME && load.complete()) {
                return new LoadDecision.AlreadyLoaded(load);
            }
            if (comparison.verdict() == Verdict.GROWN) {
                throw new RunRefusedException("the input of '" + pipeline.name()
                        + "' is already loaded, and has grown since: " + comparison.detail() + ". " + RERUN_HINT);
            }
        }
        return new LoadDecision.Proceed(initial(0));
    }

    private Checkpoint initial(int rerun) {
        String job = Digest.of(pipeline.scope(), Digest.of(plan), Integer.toString(rerun));
        return new Checkpoint(
                new LoadKey(pipeline.name(), job, 0),
                pipeline.scope(),
                rerun,
                plan,
                null,
                Ledger.EMPTY,
                0,
                pipeline.formatHash(),
                pipeline.transformHash(),
                0,
                false);
    }
}
