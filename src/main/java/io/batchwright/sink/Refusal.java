package io.batchwright.sink;

import io.batchwright.record.RecordBatch;
import io.batchwright.record.Reject;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A row that the database refuses.
 *
 * @param row its index in the batch
 * @param field the field whose column the database names, or null
 * @param reason what the database said
 */
record Refusal(RecordBatch batch, int row, @Nullable String field, String reason) {

    private static final String STAGE = "sink";

    /**
     * The refusal that an error is.
     *
     * @param row the row that was sent alone
     * @throws SQLException the error itself, if it is not about the row
     */
    static Refusal of(RecordBatch batch, int row, WriteTarget target, SQLException error) throws SQLException {
        if (!RowErrors.isAboutRow(error)) {
            throw error;
        }
        String column = RowErrors.column(error);
        return new Refusal(batch, row, column == null ? null : target.fieldOf(column), SqlErrors.messageAlone(error));
    }

    /** As it is kept. */
    Reject reject() {
        return batch.rejection(row, STAGE, field, reason);
    }
}
