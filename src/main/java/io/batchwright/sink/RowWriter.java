package io.batchwright.sink;

import io.batchwright.record.RecordBatch;
import java.sql.SQLException;
import java.util.List;

/** Sends rows to a table, in the transaction of its connection. Statements end with it. Not thread-safe. */
interface RowWriter {

    /**
     * Writes the selected rows of batches whose columns are all decoded; at least one row.
     *
     * @throws SQLException if the database refuses; the transaction is then good for a roll-back only
     */
    void write(List<RecordBatch> batches) throws SQLException;
}
