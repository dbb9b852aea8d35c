package io.batchwright.batch;

import io.batchwright.pipeline.Limits;
import io.batchwright.pipeline.MaxRejects;
import io.batchwright.pipeline.OnReject;
import io.batchwright.pipeline.Pipeline;
import io.batchwright.record.Ledger;
import io.batchwright.record.Reject;
import io.batchwright.sink.Checkpoint;
import io.batchwright.sink.Completion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rejects a load bears.
 *
 * @param bound the most it bears
 * @param onReject what happens at the first one
 * @param replay whether its records are rejects already
 * @param pipeline what loads it, for messages
 */
record RejectBound(MaxRejects bound, OnReject onReject, boolean replay, Pipeline pipeline) implements Completion {

    private static final String KEY = "max-rejects";

    static RejectBound of(Pipeline pipeline, Checkpoint load) {
        Limits limits = pipeline.limits();
        return new RejectBound(
                limits.maxRejects(), limits.onReject(), load.request().replayOf() != null, pipeline);
    }

    @Override
    public boolean accepts(Ledger ledger) {
        return verdict(ledger, true) == null;
    }

    @Override
    public void rejected(List<Reject> rejects) {
        if (onReject == OnReject.FAIL && !rejects.isEmpty()) {
            Reject first = rejects.get(0);
            throw new TooManyRejectsException(first.location() + ": rejected by " + first.stage() + ": "
                    + first.explanation()
                    + ". on-reject is fail, so the run ends here, and nothing of the transaction with this record is"
                    + " loaded. Mend the pipeline or the table and run again, or let on-reject be keep");
        }
    }

    /** The command that raises the bound; a replay is not run by one that the pipeline knows. */
    private String raised() {
        return replay || pipeline.slot() != null
                ? ""
                : " (batchwright run " + pipeline.arguments().without(KEY).typed(pipeline.name()) + " " + KEY + "=…)";
    }

    /** Why the rejects are too many, and what to do; null if they are not. */
    @Nullable
    String verdict(Ledger ledger, boolean atEnd) {
        if (bound.exceeded(ledger.rejected(), ledger.read(), atEnd)) {
            return "too many rejects: " + ledger.rejected() + " of " + ledger.read()
                    + (ledger.read() == 1 ? " record" : " records") + ", and max-rejects is " + bound
                    + ". To go on after them, raise max-rejects" + raised() + "; "
                    + (replay
                            ? "or mend the pipeline, and replay them again"
                            : "to begin anew with the input or the format mended, " + BeginAnew.mended(pipeline));
        }
        if (atEnd && ledger.read() > 0 && ledger.rejected() == ledger.read()) {
            String all = ledger.read() == 1 ? "the record was" : "all " + ledger.read() + " records were";
            return replay
                    ? all + " rejected again. 'rejects show' has the reasons; mend the pipeline, and replay again"
                    : all
                            + " rejected; 'rejects show' has the reasons. If format or fields do not suit the input, look at it"
                            + " with preview, mend them, and " + BeginAnew.again(pipeline)
                            + "; if the table refuses the rows, mend the table or choose another write mode";
        }
        return null;
    }
}
