package io.batchwright.sink;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.batchwright.record.RecordChunk;
import io.batchwright.record.Reject;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/** Keeps the rejects of a chunk that was read from the pipeline's source, with one binary COPY to PostgreSQL. */
final class CopiedRejects implements RejectWriter {

    private static final short COLUMNS = 16;

    private static final String COPY =
            "COPY batchwright_reject (id, pipeline, job_key, target, execution_id, position, input, line, byte_offset,"
                    + " stage, field, reason, detail, raw, truncated, header) FROM STDIN (FORMAT binary)";

    /** The signature, no flags, no extension. */
    private static final byte[] HEADER = Arrays.copyOf("PGCOPY\n\377\r\n\0".getBytes(ISO_8859_1), 19);

    private static final byte[] TRAILER = {-1, -1};

    private final CopyManager copies;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    private final byte[] pipeline;
    private final byte[] job;
    private final byte[] target;
    private final Encoded input = new Encoded();
    private final Encoded reason = new Encoded();
    private final RejectIds ids;
    private final long execution;

    CopiedRejects(Connection connection, LoadKey load, RejectIds ids, String target, long execution)
            throws SQLException {
        this.copies = connection.unwrap(PGConnection.class).getCopyAPI();
        this.pipeline = load.pipeline().getBytes(UTF_8);
        this.job = load.job().getBytes(UTF_8);
        this.target = target.getBytes(UTF_8);
        this.ids = ids;
        this.execution = execution;
    }

    @Override
    public void write(List<Reject> rejects, Checkpoint before, RecordChunk chunk) throws SQLException {
        if (rejects.isEmpty()) {
            return;
        }
        CopyIn copy = copies.copyIn(COPY);
        buffer.clear();
        try {
            put(copy, HEADER);
            long id = ids.last(before);
            for (Reject reject : rejects) {
                put(copy, ++id, reject);
            }
            put(copy, TRAILER);
            send(copy);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void put(CopyIn copy, long id, Reject reject) throws SQLException {
        room(copy, Short.BYTES).putShort(COLUMNS);
        value(copy, id);
        value(copy, pipeline);
        value(copy, job);
        value(copy, target);
        value(copy, execution);
        value(copy, reject.location().position().value());
        value(copy, input.bytes(reject.location().input()));
        value(copy, reject.location().line());
        value(copy, reject.location().offset());
        value(copy, reject.stage());
        value(copy, reject.field());
        value(copy, reason.bytes(reject.reason()));
        value(copy, RejectWriter.storableIfAny(reject.detail()));
        value(copy, reject.raw());
        value(copy, reject.truncated());
        value(copy, reject.header());
    }

    private void value(CopyIn copy, @Nullable String value) throws SQLException {
        value(copy, value == null ? null : value.getBytes(UTF_8));
    }

    private void value(CopyIn copy, long value) throws SQLException {
        room(copy, Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(value);
    }

    private void value(CopyIn copy, boolean value) throws SQLException {
        room(copy, Integer.BYTES + Byte.BYTES).putInt(Byte.BYTES).put((byte) (value ? 1 : 0));
    }

    /** A value is its length, -1 for null, and its bytes. */
    private void value(CopyIn copy, byte @Nullable [] value) throws SQLException {
        room(copy, Integer.BYTES).putInt(value == null ? -1 : value.length);
        if (value != null) {
            put(copy, value);
        }
    }

    private void put(CopyIn copy, byte[] bytes) throws SQLException {
        for (int from = 0; from < bytes.length; ) {
            int length = Math.min(bytes.length - from, room(copy, 1).remaining());
            buffer.put(bytes, from, length);
            from += length;
        }
    }

    /** The buffer, with at least so many bytes of room. */
    private ByteBuffer room(CopyIn copy, int bytes) throws SQLException {
        if (buffer.remaining() < bytes) {
            send(copy);
        }
        return buffer;
    }

    private void send(CopyIn copy) throws SQLException {
        copy.writeToCopy(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    /** A text as it is stored, encoded once while the same object comes again and again. */
    private static final class Encoded {

        private String text = "";
        private byte[] bytes = {};

        @SuppressWarnings("ReferenceEquality") // an equal one is encoded again, and gives the same
        byte[] bytes(String next) {
            if (next != text) {
                text = next;
                bytes = RejectWriter.storable(next).getBytes(UTF_8);
            }
            return bytes;
        }
    }
}
