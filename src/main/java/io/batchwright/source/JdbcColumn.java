package io.batchwright.source;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Locale;

/**
 * A column of a query.
 *
 * @param index its index, from 1
 * @param label its name
 * @param type what it holds
 * @param code its type in {@link Types}
 * @param typeName its type as the database calls it
 * @param nullable whether it may be null, as far as the database knows
 */
record JdbcColumn(int index, String label, JdbcType type, int code, String typeName, boolean nullable) {

    static JdbcColumn of(ResultSetMetaData columns, int index) throws SQLException {
        int code = columns.getColumnType(index);
        String typeName = columns.getColumnTypeName(index);
        return new JdbcColumn(
                index,
                columns.getColumnLabel(index),
                JdbcType.of(code, typeName),
                code,
                typeName.toLowerCase(Locale.ROOT),
                columns.isNullable(index) != ResultSetMetaData.columnNoNulls);
    }

    /** Whether all its values are whole numbers of 32 bits. */
    boolean isNarrow() {
        return code != Types.BIGINT && type == JdbcType.WHOLE_NUMBER;
    }

    /** For messages: {@code id bigint}. */
    @Override
    public String toString() {
        return label + " " + typeName;
    }
}
