package io.batchwright.sink;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/** Sends rows to PostgreSQL with one COPY per call. */
final class CopyRowWriter implements RowWriter {

    private final CopyManager copies;
    private final String sql;
    private final CopyEncoder encoder;
    private final Runnable underway;
    private @Nullable CopyIn copy;
    private boolean silent;

    /** @param underway hears of each COPY that its first rows are on their way */
    CopyRowWriter(Connection connection, WriteTarget target, Runnable underway) throws SQLException {
        this.underway = underway;
        this.copies = connection.unwrap(PGConnection.class).getCopyAPI();
        this.sql = "COPY " + target.table().quoted() + target.columnList() + " FROM STDIN";
        this.encoder = new CopyEncoder(target.schema(), this::send);
    }

    @Override
    public int write(RowSet rows) throws SQLException {
        CopyIn started = copies.copyIn(sql);
        copy = started;
        silent = true;
        encoder.reset();
        try {
            encoder.encode(rows);
            encoder.flush();
            started.endCopy();
            return rows.size();
        } finally {
            copy = null;
            if (started.isActive()) {
                started.cancelCopy();
            }
        }
    }

    private void send(byte[] buffer, int length) throws SQLException {
        CopyIn current = copy;
        if (current == null) {
            throw new IllegalStateException("no COPY has begun");
        }
        current.writeToCopy(buffer, 0, length);
        if (silent) {
            silent = false;
            underway.run();
        }
    }
}
