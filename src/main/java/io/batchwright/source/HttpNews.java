package io.batchwright.source;

import io.batchwright.record.InputPlan;
import io.batchwright.record.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is new in an API that can be asked for what has changed since. How far it was read is the greatest value of a field, which is
 * known when a load is complete. Thread-safe.
 */
final class HttpNews implements News {

    private final HttpSource source;
    private final SinceSpec since;

    HttpNews(HttpSource source, SinceSpec since) {
        this.source = source;
        this.since = since;
    }

    @Override
    public Found next(@Nullable InputPlan before) {
        Watermark start = before == null
                ? Watermark.none(since.field().text(), since.start())
                : watermark(before).begun();
        InputPlan.Input input = source.input(start);
        // What is read moves the known one on; a load that resumes asks with the other.
        InputPlan plan = InputPlan.goingOn(List.of(input), List.of(input));
        // A first load is one even of nothing: later ones go on from what it was asked by.
        boolean some = source.hasRecords(plan) || before == null;
        return new Found(some ? plan : plan.with(List.of()), List.of());
    }

    private Watermark watermark(InputPlan before) {
        if (before.known().isEmpty()) {
            throw new SourceException(
                    "the last load read everything, without 'read: new', and did not keep the greatest '"
                            + since.field() + "'. Put that back, or load everything once more with --rerun");
        }
        Watermark known = Watermark.parse(String.valueOf(before.known().get(0).from()));
        if (!known.field().equals(since.field().text())) {
            throw new SourceException("source.since.field: expected '" + known.field()
                    + "', by which the last load was read, found '" + since.field()
                    + "'. Put that back, or load everything once more with --rerun");
        }
        return known;
    }

    /** Asks with the value that the load began with, so that its pages are the same. */
    @Override
    public Found resumed(InputPlan frozen, @Nullable Position from) {
        return new Found(frozen, List.of());
    }

    @Override
    public InputPlan completed(InputPlan plan, @Nullable Position end) {
        return plan.known().isEmpty()
                ? plan
                : knowing(Watermark.parse(String.valueOf(plan.known().get(0).from()))
                        .complete());
    }

    /** Where records came in the order of the field, what was not read is what is not below the greatest value and not seen. */
    @Override
    public InputPlan givenUp(InputPlan plan, @Nullable Position from) {
        if (plan.known().isEmpty()) {
            return plan;
        }
        Watermark reached = Watermark.parse(String.valueOf(plan.known().get(0).from()));
        if (!reached.inOrder()) {
            throw new SourceException("the load that was given up had read records that did not come in the order of '"
                    + since.field() + "', so that what it has not read cannot be told from what it has;"
                    + " take its rows out of the target, and load everything once more with --rerun");
        }
        return knowing(since.inclusive() ? reached.complete() : reached);
    }

    private InputPlan knowing(Watermark watermark) {
        return InputPlan.goingOn(List.of(), List.of(source.input(watermark)));
    }
}
