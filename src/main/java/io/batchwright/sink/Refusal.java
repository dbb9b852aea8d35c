package io.batchwright.sink;

import io.batchwright.record.Column;
import io.batchwright.record.RecordBatch;
import io.batchwright.record.RecordView;
import io.batchwright.record.Reject;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * A row that the database refuses. Small, as a chunk may be nothing but such rows; the reject is made when it is needed.
 *
 * @param row its index in the batch
 * @param field the field whose column the database names, or null
 * @param reason why
 */
record Refusal(RecordBatch batch, int row, @Nullable String field, RefusalReason reason) {

    private static final String STAGE = "sink";

    /**
     * The refusal that an error is.
     *
     * @param row the row that was sent alone
     */
    static Refusal of(RecordBatch batch, int row, WriteTarget target, RefusalReasons reasons, RowError said) {
        String column = said.column();
        return new Refusal(batch, row, column == null ? null : target.fieldOf(column), reasons.of(said));
    }

    /** As it is kept. */
    Reject reject() {
        return batch.rejection(row, STAGE, field, reason.text(), detail());
    }

    /** The values of the reason's fields, and what the database says besides; null if there is nothing to say. */
    private @Nullable String detail() {
        StringJoiner detail = new StringJoiner(", ");
        for (String name : reason.fields()) {
            detail.add(name + " = " + value(batch.column(batch.schema().indexOf(name))));
        }
        if (!reason.remark().isEmpty()) {
            detail.add(reason.remark());
        }
        return detail.length() == 0 ? null : detail.toString();
    }

    private String value(Column column) {
        Object value = RecordView.value(batch.bytes(), column, row);
        return value instanceof String text ? "'" + text + "'" : String.valueOf(value);
    }
}
