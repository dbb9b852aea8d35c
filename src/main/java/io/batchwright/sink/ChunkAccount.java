package io.batchwright.sink;

import io.batchwright.record.ChunkEnd;
import io.batchwright.record.InputPlan;
import io.batchwright.record.Ledger;
import io.batchwright.record.RecordChunk;
import io.batchwright.record.Reject;
import java.util.List;

/**
 * What became of a chunk, before it is committed.
 *
 * @param rejects all its rejects, those of the sink among them, in the order of the input; a view, valid as long as the
 *     chunk is
 * @param after the checkpoint after it
 */
record ChunkAccount(List<Reject> rejects, Checkpoint after) {

    /**
     * Draws up the account of a chunk.
     *
     * @param refusals the rows that the target refuses, in any order
     * @param ignored how many rows were left out on purpose
     * @param completion hears the rejects; asked for its verdict with the last chunk only
     * @throws SinkException if the ledger of the last chunk does not balance
     */
    static ChunkAccount of(
            RecordChunk chunk, List<Refusal> refusals, long ignored, Checkpoint before, Completion completion) {
        List<Reject> rejects = new ChunkRejects(chunk, refusals, new RejectOrder(before.plan()));
        completion.rejected(rejects);
        Ledger ledger = before.ledger()
                .plus(new Ledger(
                        chunk.read(),
                        chunk.selected() - refusals.size() - ignored,
                        chunk.filtered(),
                        rejects.size(),
                        ignored));
        ChunkEnd end = chunk.end();
        boolean complete = end.last() && isComplete(ledger, before, completion);
        InputPlan plan = end.plan();
        Checkpoint on = plan == null ? before : before.on(plan);
        return new ChunkAccount(rejects, on.advance(end.position(), ledger, end.inputBytes(), complete));
    }

    private static boolean isComplete(Ledger ledger, Checkpoint before, Completion completion) {
        if (!ledger.balances()) {
            throw new SinkException("the ledger of pipeline '" + before.key().pipeline()
                    + "' does not balance: expected read = written + filtered + rejected + ignored, found " + ledger
                    + "; the last chunk was rolled back");
        }
        return completion.accepts(ledger);
    }

    /** As it is told to whoever had it written. */
    Committed committed() {
        return new Committed(after, rejects);
    }
}
