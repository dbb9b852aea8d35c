package io.batchwright.sink;

import io.batchwright.record.Reject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Inserts the rejects of a chunk, in the chunk's transaction. Its statement ends with its connection. */
final class RejectWriter {

    private static final int BATCH = 100;

    private final PreparedStatement insert;
    private final LoadKey load;
    private final String target;
    private final long execution;

    RejectWriter(Connection connection, LoadKey load, String target, long execution) throws SQLException {
        this.insert = connection.prepareStatement("INSERT INTO batchwright_reject (pipeline, job_key, target,"
                + " execution_id, position, input, line, byte_offset, stage, field, reason, raw, truncated, created_at)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, current_timestamp)");
        this.load = load;
        this.target = target;
        this.execution = execution;
    }

    void write(List<Reject> rejects) throws SQLException {
        int pending = 0;
        for (Reject reject : rejects) {
            bind(reject);
            insert.addBatch();
            if (++pending == BATCH) {
                insert.executeBatch();
                pending = 0;
            }
        }
        if (pending > 0) {
            insert.executeBatch();
        }
    }

    private void bind(Reject reject) throws SQLException {
        insert.setString(1, load.pipeline());
        insert.setString(2, load.job());
        insert.setString(3, target);
        insert.setLong(4, execution);
        insert.setString(5, reject.location().position().value());
        insert.setString(6, reject.location().input());
        insert.setLong(7, reject.location().line());
        insert.setLong(8, reject.location().offset());
        insert.setString(9, reject.stage());
        insert.setString(10, reject.field());
        // A reason quotes what was found, and PostgreSQL's text holds every character but this one.
        insert.setString(11, reject.reason().replace('\0', '\uFFFD'));
        insert.setBytes(12, reject.raw());
        insert.setBoolean(13, reject.truncated());
    }
}
