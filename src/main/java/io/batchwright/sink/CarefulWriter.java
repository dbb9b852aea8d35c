package io.batchwright.sink;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Sends rows to a table so that those which the database refuses keep nobody else out. Not thread-safe. */
interface CarefulWriter {

    /** Makes ready what {@link #write} uses; outside of a chunk's transaction. */
    default void prepare() throws SQLException {}

    /**
     * Writes rows whose columns are all decoded; at least one row.
     *
     * @param failed why all of them together can not be written, or null if that was not tried
     * @throws SQLException for errors that are not about single rows; the transaction is then good for a roll-back only
     */
    RowOutcome write(RowSet rows, @Nullable SQLException failed) throws SQLException;
}
