package io.batchwright.sink;

import java.sql.SQLException;

/** Sends rows to a table, in the transaction of its connection. Statements end with it. Not thread-safe. */
@FunctionalInterface
interface RowWriter {

    /**
     * Writes rows whose columns are all decoded; all of them or none.
     *
     * @return how many the table took; it has left out the others on purpose
     * @throws SQLException if the database refuses; on PostgreSQL the transaction is then good for a roll-back only, at
     *     least to a savepoint
     */
    int write(RowSet rows) throws SQLException;
}
