package io.batchwright.sink;

import io.batchwright.record.InputPlan;
import io.batchwright.record.Position;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The frozen input of a replay: the rejects of a load, or of one run of it, up to the last one at its beginning. As an
 * {@link InputPlan} it is kept with the replay's checkpoint; a position in it is the id of a reject.
 *
 * @param job the load's job key
 * @param execution the run that rejected them, or null for all runs of the load
 * @param last the id of the last reject
 * @param bytes the bytes of all their records
 */
public record ReplayPlan(String job, @Nullable Long execution, long last, long bytes) {

    private static final Pattern NAME = Pattern.compile("rejects of load ([0-9A-Za-z]+)(?: in run ([0-9]+))?");
    private static final Pattern LAST = Pattern.compile("up to id ([0-9]+)");

    /** The plan of a replay, as {@link #inputPlan} wrote it. */
    public static ReplayPlan of(InputPlan plan) {
        InputPlan.Input input = plan.inputs().get(0);
        Matcher name = NAME.matcher(input.name());
        Matcher last = LAST.matcher(input.fingerprint());
        if (!name.matches() || !last.matches()) {
            throw new IllegalStateException("not the plan of a replay: " + plan);
        }
        return new ReplayPlan(
                name.group(1),
                name.group(2) == null ? null : Long.valueOf(name.group(2)),
                Long.parseLong(last.group(1)),
                input.end());
    }

    /** The plan in the form in which checkpoints keep it. */
    public InputPlan inputPlan() {
        String name = "rejects of load " + job + (execution == null ? "" : " in run " + execution);
        return new InputPlan(List.of(new InputPlan.Input(name, bytes, "up to id " + last)));
    }

    /** The position after a reject. */
    public static Position position(long id) {
        return new Position(Long.toString(id));
    }

    /** The id of the reject that a position stands after; 0 at the start. */
    public static long id(@Nullable Position position) {
        return position == null ? 0 : Long.parseLong(position.value());
    }

    /** Those of the plan's rejects that can be replayed. */
    RejectSelection selection(String pipeline) {
        RejectSelection load = RejectSelection.of(pipeline).ofLoad(job).in(RejectSelection.State.REPLAYABLE);
        return execution == null ? load : load.ofExecution(execution);
    }
}
