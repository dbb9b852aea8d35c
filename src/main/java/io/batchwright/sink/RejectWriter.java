package io.batchwright.sink;

import io.batchwright.record.RecordChunk;
import io.batchwright.record.Reject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps account of the rejects of a chunk, in the chunk's transaction. Its statements end with their connection. */
interface RejectWriter {

    /**
     * The writer of a load.
     *
     * @param checkpoint the load's
     * @param target the sink that its records are meant for
     * @param execution the run: the id of its job execution
     * @param copies whether rows go by COPY
     */
    static RejectWriter of(Connection connection, Checkpoint checkpoint, String target, long execution, boolean copies)
            throws SQLException {
        if (checkpoint.request().replayOf() != null) {
            return new ReplayedRejects(connection, checkpoint, execution);
        }
        LoadKey load = checkpoint.key();
        RejectIds ids = RejectIds.of(connection, load);
        return copies
                ? new CopiedRejects(connection, load, ids, target, execution)
                : new KeptRejects(connection, load, ids, target, execution);
    }

    /**
     * Writes down what became of a chunk's rejects.
     *
     * @param rejects those of the chunk, whichever stage found them; gone through once
     * @param before the checkpoint before the chunk
     */
    void write(List<Reject> rejects, Checkpoint before, RecordChunk chunk) throws SQLException;

    /** A text that may quote what was found, as it is stored: PostgreSQL's text holds every character but NUL. */
    static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }

    /** The same of a text that may be missing. */
    static @Nullable String storableIfAny(@Nullable String text) {
        return text == null ? null : storable(text);
    }
}
