package io.batchwright.sink;

import io.batchwright.record.Column;
import io.batchwright.record.RecordBatch;
import io.batchwright.record.Schema;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Binds rows to the parameters of statements that have one for each field. */
final class RowParameters {

    private final Parameter[] parameters;

    /** @param columns the column of each field, in the order of the fields */
    RowParameters(Schema schema, List<TableColumn> columns) {
        this.parameters = new Parameter[columns.size()];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] =
                    Parameter.of(schema.field(i).type().kind(), columns.get(i).type());
        }
    }

    /** How many parameters a row has. */
    int count() {
        return parameters.length;
    }

    /** Binds rows, one after the other, to a statement that takes as many. */
    void bindAll(PreparedStatement statement, RowSet rows) throws SQLException {
        int first = 1;
        for (RowSet.Slice slice : rows.slices()) {
            for (int i = slice.from(); i < slice.to(); i++) {
                bind(statement, first, slice.batch(), slice.rows()[i]);
                first += parameters.length;
            }
        }
    }

    /**
     * Binds one row.
     *
     * @param first index of the row's first parameter, from 1
     * @param row row index in {@code batch}
     */
    void bind(PreparedStatement statement, int first, RecordBatch batch, int row) throws SQLException {
        for (int field = 0; field < parameters.length; field++) {
            Column column = batch.column(field);
            if (column.isNull(row)) {
                Parameter.setNull(statement, first + field);
            } else {
                parameters[field].set(statement, first + field, batch.bytes(), column, row);
            }
        }
    }
}
