package io.batchwright.batch;

import io.batchwright.pipeline.Pipeline;
import io.batchwright.record.InputPlan;
import io.batchwright.record.Ledger;
import io.batchwright.record.Position;
import io.batchwright.sink.Checkpoint;
import io.batchwright.sink.LoadRequest;
import io.batchwright.source.PlanComparison;
import io.batchwright.source.PlanComparison.Verdict;
import io.batchwright.source.Source;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides between start, resume and "already loaded" (the design's job identity): an unfinished load is resumed on its
 * frozen input; a complete one is not repeated, an abandoned one not resumed; input of which a part is loaded is refused;
 * replaced input is a new load.
 */
final class LoadDecider {

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
     * @throws RunRefusedException if an unfinished load cannot be resumed, the load was abandoned, or the input has merely grown
     */
    LoadDecision decide(List<Checkpoint> loads, boolean rerun) {
        if (!source.repeatable()) {
            return new LoadDecision.Proceed(initial(0));
        }
        if (rerun) {
            int highest = loads.stream().mapToInt(Checkpoint::rerun).max().orElse(-1);
            return new LoadDecision.Proceed(initial(highest + 1));
        }
        if (loads.stream().anyMatch(load -> load.plan().goesOn())) {
            throw new RunRefusedException("the input of '" + pipeline.name()
                    + "' was loaded with 'read: new' or 'follow', and this pipeline reads all of it, so that its rows would"
                    + " double. Put that back; to load everything again, " + BeginAnew.again(pipeline));
        }
        List<Checkpoint> live = loads.stream().filter(load -> !load.abandoned()).toList();
        if (!live.isEmpty() && !live.get(0).complete()) {
            return resume(live.get(0));
        }
        for (Checkpoint load : live) {
            if (source.compare(load.plan(), plan).verdict() == Verdict.SAME) {
                return load.complete() ? new LoadDecision.AlreadyLoaded(load) : resume(load);
            }
        }
        loads.stream().filter(Checkpoint::abandoned).forEach(this::refuseAbandoned);
        loads.stream().filter(load -> load.ledger().read() > 0).forEach(this::refuseOverlap);
        return new LoadDecision.Proceed(initial(0));
    }

    private LoadDecision resume(Checkpoint unfinished) {
        if (unfinished.ledger().read() == 0) {
            return new LoadDecision.Proceed(initial(unfinished.rerun()));
        }
        PlanComparison comparison = source.compare(unfinished.plan(), plan);
        if (comparison.verdict() == Verdict.CHANGED) {
            throw new RunRefusedException("the unfinished load of '" + pipeline.name()
                    + "' cannot be resumed, because its input has changed: " + comparison.detail()
                    + ". To load it as it is now, "
                    + BeginAnew.mended(pipeline));
        }
        requireSameFormat(pipeline, unfinished, BeginAnew.again(pipeline));
        Position position = unfinished.position();
        InputPlan frozen = unfinished.plan();
        InputPlan mended = position == null || comparison.verdict() == Verdict.SAME
                ? frozen
                : source.mended(frozen, plan, position);
        return new LoadDecision.Proceed(unfinished.on(mended).under(pipeline.formatHash(), pipeline.transformHash()));
    }

    /** An abandoned load is never resumed, and whether its rows may double is not for a plain run to decide. */
    private void refuseAbandoned(Checkpoint abandoned) {
        if (source.compare(abandoned.plan(), plan).verdict() == Verdict.SAME) {
            throw new RunRefusedException("the load of this input by '" + pipeline.name()
                    + "' was abandoned; its " + abandoned.ledger().written()
                    + (abandoned.ledger().written() == 1 ? " row is" : " rows are")
                    + " still in the target. To load the input from the start, take them out and "
                    + BeginAnew.again(pipeline));
        }
    }

    /** Input of which a part was loaded before, by whichever load, would be loaded twice. */
    private void refuseOverlap(Checkpoint complete) {
        PlanComparison comparison = source.compare(complete.plan(), plan);
        if (comparison.verdict() == Verdict.GROWN) {
            throw new RunRefusedException("the input of '" + pipeline.name()
                    + "' is already loaded, and has grown since: " + comparison.detail()
                    + ". To load what is new, and only that, use 'read: new' in the source. " + everythingAgain());
        }
        Set<InputPlan.Input> loaded = new HashSet<>();
        complete.plan().inputs().forEach(input -> loaded.add(input.withHash(null)));
        for (InputPlan.Input input : plan.inputs()) {
            if (input.end() != 0 && loaded.contains(input)) {
                throw new RunRefusedException("the input of '" + pipeline.name() + "' has changed ("
                        + comparison.detail() + "), but '" + input.name()
                        + "' is already loaded and its rows would double. " + everythingAgain());
            }
        }
    }

    private String everythingAgain() {
        return "To load everything again, " + BeginAnew.again(pipeline);
    }

    /** @param wayOut what else can be done than to undo the change */
    static void requireSameFormat(Pipeline pipeline, Checkpoint unfinished, String wayOut) {
        if (!unfinished.formatHash().equals(pipeline.formatHash())) {
            throw new RunRefusedException("the unfinished load of '" + pipeline.name()
                    + "' cannot be resumed, because format or fields have changed since it began ("
                    + unfinished.ledger().read()
                    + (unfinished.ledger().read() == 1 ? " record is" : " records are")
                    + " accounted for). Undo the change, or " + wayOut);
        }
    }

    private Checkpoint initial(int rerun) {
        return initial(pipeline, plan, rerun);
    }

    /** The checkpoint of a load that has yet to begin. */
    static Checkpoint initial(Pipeline pipeline, InputPlan plan, int rerun) {
        return new Checkpoint(
                RunIdentity.key(pipeline.name(), pipeline.scope(), Digest.of(plan), Integer.toString(rerun)),
                pipeline.scope(),
                rerun,
                plan,
                null,
                Ledger.EMPTY,
                0,
                pipeline.formatHash(),
                pipeline.transformHash(),
                0,
                false,
                false,
                new LoadRequest(pipeline.parameterTexts(), null));
    }
}
