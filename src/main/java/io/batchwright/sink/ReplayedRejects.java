package io.batchwright.sink;

import io.batchwright.record.RecordChunk;
import io.batchwright.record.Reject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Marks the rejects of a replay's chunk as replayed, but for those that were rejected again: they stay rejects of the load
 * that they were read by, with the new reason.
 */
final class ReplayedRejects implements RejectWriter {

    private static final int BATCH = 1_000;

    private final PreparedStatement mark;
    private final PreparedStatement rejectAgain;
    private final RejectSelection selection;
    private final long before;
    private final long execution;

    /** @param replay the checkpoint of the replay */
    ReplayedRejects(Connection connection, Checkpoint replay, long execution) throws SQLException {
        this.selection = ReplayPlan.of(replay.plan()).selection(replay.key().pipeline());
        this.mark = connection.prepareStatement("UPDATE batchwright_reject SET attempts = attempts + 1,"
                + " replayed_at = current_timestamp, replayed_by = ? WHERE " + selection.condition()
                + " AND id > ? AND id <= ?");
        this.rejectAgain = connection.prepareStatement("UPDATE batchwright_reject SET replayed_at = NULL,"
                + " replayed_by = NULL, stage = ?, field = ?, reason = ?, detail = ? WHERE id = ?");
        this.before = RejectIds.before(connection, selection);
        this.execution = execution;
    }

    /** @throws SinkException if they are not those that were read: purged meanwhile, or replayed by somebody else */
    @Override
    public void write(List<Reject> rejects, Checkpoint before, RecordChunk chunk) throws SQLException {
        long marked =
                mark(ReplayPlan.id(before.position()), ReplayPlan.id(chunk.end().position()));
        if (marked != chunk.read()) {
            throw new SinkException("the rejects of pipeline '" + selection.pipeline()
                    + "' changed while they were replayed: expected " + chunk.read()
                    + " that are not replayed yet, found "
                    + marked + "; nothing of this chunk was written. Replay them again");
        }
        rejectAgain(rejects);
    }

    private void rejectAgain(List<Reject> rejects) throws SQLException {
        int waiting = 0;
        for (Reject reject : rejects) {
            bind(reject);
            rejectAgain.addBatch();
            if (++waiting == BATCH) {
                rejectAgain.executeBatch();
                waiting = 0;
            }
        }
        if (waiting > 0) {
            rejectAgain.executeBatch();
        }
    }

    private void bind(Reject reject) throws SQLException {
        rejectAgain.setString(1, reject.stage());
        rejectAgain.setString(2, reject.field());
        rejectAgain.setString(3, RejectWriter.storable(reject.reason()));
        rejectAgain.setString(4, RejectWriter.storableIfAny(reject.detail()));
        rejectAgain.setLong(5, ReplayPlan.id(reject.location().position()));
    }

    private int mark(long after, long last) throws SQLException {
        mark.setLong(1, execution);
        int index = 2;
        for (Object parameter : selection.parameters(Math.max(after, before), last)) {
            mark.setObject(index++, parameter);
        }
        return mark.executeUpdate();
    }
}
