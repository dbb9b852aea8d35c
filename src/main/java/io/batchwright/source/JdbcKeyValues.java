package io.batchwright.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/**
 * The keys of consecutive rows, and of the one before them, so that each row has a position before it. Not thread-safe
 * while it is being filled.
 */
final class JdbcKeyValues {

    private final JdbcPosition before;
    private final List<JdbcColumn> names;
    private final JdbcKeyColumn[] columns;
    private int rows;

    /**
     * @param before the position before the first row
     * @param most how many rows, at most
     */
    JdbcKeyValues(List<JdbcColumn> key, JdbcPosition before, int most) {
        this.before = before;
        this.names = key;
        this.columns = new JdbcKeyColumn[key.size()];
        for (int i = 0; i < columns.length; i++) {
            JdbcColumn column = key.get(i);
            columns[i] = JdbcKeyType.required(column).column(column.index(), most + 2);
            if (!before.key().isEmpty()) {
                columns[i].set(0, before.key().get(i));
            }
        }
    }

    /** Checks that the row at hand has a key, and another one than the last row that was added. */
    void check(ResultSet result) throws SQLException {
        int slot = rows + 1;
        for (int i = 0; i < columns.length; i++) {
            if (!columns[i].read(result, slot)) {
                throw new SourceException("source.key: expected a value in every row, found none in column '"
                        + names.get(i).label() + "' of row " + (before.rows() + slot)
                        + "; leave such rows out in the query (where … is not null), or choose another key");
            }
        }
        boolean isFirst = before.key().isEmpty() && rows == 0;
        if (!isFirst && isSame(slot)) {
            throw new SourceException("source.key: expected every key once, found " + labels() + " = "
                    + String.join(", ", at(slot)) + " in rows " + (before.rows() + slot - 1) + " and "
                    + (before.rows() + slot) + "; name columns that tell all rows apart");
        }
    }

    private boolean isSame(int slot) {
        return Arrays.stream(columns).allMatch(column -> column.same(slot, slot - 1));
    }

    private String labels() {
        return String.join(", ", names.stream().map(JdbcColumn::label).toList());
    }

    /** Adds the row that was checked last. */
    void add() {
        rows++;
    }

    private List<String> at(int slot) {
        return Arrays.stream(columns).map(column -> column.text(slot)).toList();
    }

    /** The position after the last row that was added. */
    JdbcPosition after() {
        return positionAfter(rows);
    }

    /** The position after so many rows of the load, which are those before, or up to all of those added. */
    JdbcPosition at(long rowsOfLoad) {
        return positionAfter((int) (rowsOfLoad - before.rows()));
    }

    private JdbcPosition positionAfter(int slot) {
        return slot == 0 ? before : new JdbcPosition(before.rows() + slot, at(slot));
    }
}
