package io.batchwright.sink;

import io.batchwright.record.RecordChunk;
import io.batchwright.record.Reject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the rejects of a chunk that was read from the pipeline's source, with many rows in one statement, as a bad chunk may be
 * nothing but rejects.
 */
final class KeptRejects implements RejectWriter {

    private static final int BATCH = 100;
    private static final int COLUMNS = 16;

    private static final RowStatement INSERT = new RowStatement(
            "INSERT INTO batchwright_reject (id, pipeline, job_key, target, execution_id, position, input, line, byte_offset,"
                    + " stage, field, reason, detail, raw, truncated, header) VALUES ",
            "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            "");

    private final Connection connection;
    private @Nullable PreparedStatement fullBatch;
    private final LoadKey load;
    private final RejectIds ids;
    private final String target;
    private final long execution;

    KeptRejects(Connection connection, LoadKey load, RejectIds ids, String target, long execution) {
        this.connection = connection;
        this.load = load;
        this.ids = ids;
        this.target = target;
        this.execution = execution;
    }

    @Override
    public void write(List<Reject> rejects, Checkpoint before, RecordChunk chunk) throws SQLException {
        long last = ids.last(before);
        for (int from = 0; from < rejects.size(); from += BATCH) {
            List<Reject> batch = rejects.subList(from, Math.min(from + BATCH, rejects.size()));
            if (batch.size() == BATCH) {
                insert(fullBatch(), batch, last + from);
            } else {
                try (PreparedStatement rest = connection.prepareStatement(INSERT.rows(batch.size()))) {
                    insert(rest, batch, last + from);
                }
            }
        }
    }

    /** Prepared when it is needed, as most loads have no reject. */
    private PreparedStatement fullBatch() throws SQLException {
        PreparedStatement statement = fullBatch;
        if (statement == null) {
            statement = connection.prepareStatement(INSERT.rows(BATCH));
            fullBatch = statement;
        }
        return statement;
    }

    /** @param last the id before that of the first reject */
    private void insert(PreparedStatement insert, List<Reject> batch, long last) throws SQLException {
        int before = 0;
        long id = last;
        for (Reject reject : batch) {
            insert.setLong(before + 1, ++id);
            bind(insert, before + 1, reject);
            before += COLUMNS;
        }
        insert.executeUpdate();
    }

    private void bind(PreparedStatement insert, int before, Reject reject) throws SQLException {
        insert.setString(before + 1, load.pipeline());
        insert.setString(before + 2, load.job());
        insert.setString(before + 3, target);
        insert.setLong(before + 4, execution);
        insert.setString(before + 5, reject.location().position().value());
        insert.setString(before + 6, reject.location().input());
        insert.setLong(before + 7, reject.location().line());
        insert.setLong(before + 8, reject.location().offset());
        insert.setString(before + 9, reject.stage());
        insert.setString(before + 10, reject.field());
        insert.setString(before + 11, RejectWriter.storable(reject.reason()));
        insert.setString(before + 12, RejectWriter.storableIfAny(reject.detail()));
        insert.setBytes(before + 13, reject.raw());
        insert.setBoolean(before + 14, reject.truncated());
        insert.setBytes(before + 15, reject.header());
    }
}
