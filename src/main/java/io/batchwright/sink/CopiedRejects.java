package io.batchwright.sink;

import io.batchwright.record.RecordChunk;
import io.batchwright.record.Reject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/** Keeps the rejects of a chunk that was read from the pipeline's source, with one COPY to PostgreSQL. */
final class CopiedRejects implements RejectWriter {

    private static final int BUFFER_SIZE = 1 << 15;

    private static final String COPY =
            "COPY batchwright_reject (pipeline, job_key, target, execution_id, position, input,"
                    + " line, byte_offset, stage, field, reason, raw, truncated, header, created_at) FROM STDIN";

    private final CopyManager copies;
    private final StringBuilder buffer = new StringBuilder();
    /** The columns that are the same in all rows. */
    private final String common;

    CopiedRejects(Connection connection, LoadKey load, String target, long execution) throws SQLException {
        this.copies = connection.unwrap(PGConnection.class).getCopyAPI();
        text(load.pipeline());
        text(load.job());
        text(target);
        text(Long.toString(execution));
        this.common = buffer.toString();
    }

    @Override
    public void write(List<Reject> rejects, Checkpoint before, RecordChunk chunk) throws SQLException {
        if (rejects.isEmpty()) {
            return;
        }
        CopyIn copy = copies.copyIn(COPY);
        buffer.setLength(0);
        try {
            for (Reject reject : rejects) {
                append(reject);
                if (buffer.length() > BUFFER_SIZE) {
                    send(copy);
                }
            }
            send(copy);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void send(CopyIn copy) throws SQLException {
        byte[] bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        buffer.setLength(0);
    }

    private void append(Reject reject) {
        buffer.append(common);
        text(reject.location().position().value());
        text(reject.location().input());
        text(Long.toString(reject.location().line()));
        text(Long.toString(reject.location().offset()));
        text(reject.stage());
        text(reject.field());
        text(RejectWriter.storable(reject.reason()));
        bytes(reject.raw());
        text(reject.truncated() ? "t" : "f");
        bytes(reject.header());
        // A special value of the type: when the transaction began, as current_timestamp is.
        buffer.append("now\n");
    }

    private void text(@Nullable String value) {
        if (value == null) {
            buffer.append("\\N");
        } else {
            escape(value);
        }
        buffer.append('\t');
    }

    private void bytes(byte @Nullable [] value) {
        if (value == null) {
            text(null);
        } else {
            HexFormat.of().formatHex(buffer.append("\\\\x"), value);
            buffer.append('\t');
        }
    }

    private void escape(String value) {
        int plain = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' || (c >= '\t' && c <= '\r')) {
                buffer.append(value, plain, i).append('\\').append((char) CopyText.escapeLetter((byte) c));
                plain = i + 1;
            }
        }
        buffer.append(value, plain, value.length());
    }
}
