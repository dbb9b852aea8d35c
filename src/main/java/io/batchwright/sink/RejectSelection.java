package io.batchwright.sink;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rejects: those for which everything holds that is not null.
 *
 * @param pipeline the pipeline's name
 * @param job the load's job key
 * @param execution the run that rejected them: the id of its job execution
 * @param input the input's name
 * @param state what became of them since
 * @param before rejected before this moment, by the database's clock
 */
public record RejectSelection(
        String pipeline,
        @Nullable String job,
        @Nullable Long execution,
        @Nullable String input,
        @Nullable State state,
        @Nullable Instant before) {

    /** What became of rejects. */
    public enum State {
        /** A replay has loaded or filtered them. */
        REPLAYED(" AND replayed_at IS NOT NULL"),
        /** They are rejects still, and all of the record is there. */
        REPLAYABLE(" AND replayed_at IS NULL AND NOT truncated");

        private final String condition;

        State(String condition) {
            this.condition = condition;
        }
    }

    /** All rejects of a pipeline. */
    public static RejectSelection of(String pipeline) {
        return new RejectSelection(pipeline, null, null, null, null, null);
    }

    public RejectSelection ofLoad(String newJob) {
        return new RejectSelection(pipeline, newJob, execution, input, state, before);
    }

    public RejectSelection ofExecution(long newExecution) {
        return new RejectSelection(pipeline, job, newExecution, input, state, before);
    }

    public RejectSelection ofInput(String newInput) {
        return new RejectSelection(pipeline, job, execution, newInput, state, before);
    }

    public RejectSelection in(State newState) {
        return new RejectSelection(pipeline, job, execution, input, newState, before);
    }

    public RejectSelection before(Instant newBefore) {
        return new RejectSelection(pipeline, job, execution, input, state, newBefore);
    }

    /** The condition on rows of {@code batchwright_reject}; {@code parameters} has the values of its question marks. */
    String condition() {
        return "pipeline = ?"
                + (job == null ? "" : " AND job_key = ?")
                + (execution == null ? "" : " AND execution_id = ?")
                + (input == null ? "" : " AND input = ?")
                + (before == null ? "" : " AND created_at < ?")
                + (state == null ? "" : state.condition);
    }

    /** The values for the condition, then {@code more}. */
    List<Object> parameters(Object... more) {
        List<Object> values = new ArrayList<>();
        values.add(pipeline);
        if (job != null) {
            values.add(job);
        }
        if (execution != null) {
            values.add(execution);
        }
        if (input != null) {
            values.add(input);
        }
        if (before != null) {
            values.add(before.atOffset(ZoneOffset.UTC));
        }
        values.addAll(List.of(more));
        return values;
    }
}
