package io.batchwright.serve.own.table;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Writes rows in some format. Not thread-safe. */
interface RowWriter {

    /** Writes what comes before the first row. */
    void begin() throws IOException;

    /** Writes the row at hand. */
    void write(ResultSet row) throws SQLException, IOException;

    /** Makes everything written reach the client. */
    void flush() throws IOException;
}
