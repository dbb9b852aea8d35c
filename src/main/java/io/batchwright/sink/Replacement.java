package io.batchwright.sink;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The new rows of a table, loaded beside it and put in its place when the load is complete: the old rows are deleted and the new
 * ones inserted in one transaction with the checkpoint, so that views and grants survive and nobody sees half. The table
 * beside belongs to one load and survives its crashes; it is dropped once its rows are in place.
 */
final class Replacement {

    private final BesideTables tables;
    private final WriteTarget target;
    private final WriteTarget beside;
    /** Whether the table beside can hold nothing of earlier runs, as it was not there. */
    private boolean fresh;

    private Replacement(BesideTables tables, WriteTarget target, boolean fresh) {
        this.tables = tables;
        this.target = target;
        this.beside = target.in(tables.own());
        this.fresh = fresh;
    }

    /**
     * Makes the table beside, unless an earlier run of the load has.
     *
     * @param connection in auto-commit mode
     * @param target the table to be replaced
     * @throws SinkException if it can not be made, or does not suit the fields
     */
    static Replacement prepare(Connection connection, WriteTarget target, LoadKey load) throws SQLException {
        BesideTables tables = new BesideTables(target.table(), load);
        TargetTable beside = new TargetTable(connection, tables.own(), target.schema(), List.of());
        boolean missing = !beside.exists();
        if (missing) {
            create(connection, target, tables);
        }
        beside.check();
        return new Replacement(tables, target, missing);
    }

    private static void create(Connection connection, WriteTarget target, BesideTables tables) {
        try {
            new TableCopy(connection, target).create(tables.own(), tables.suffix());
        } catch (SQLException e) {
            throw new SinkException(
                    "table '" + tables.own() + "', which the rows of '" + target.table()
                            + "' are loaded into before they are replaced, can not be created: " + SqlErrors.message(e)
                            + ". write: replace needs the right to create tables beside it, and to refer to those that it"
                            + " refers to",
                    e);
        }
    }

    /** Where the load writes to. */
    WriteTarget beside() {
        return beside;
    }

    /**
     * Makes sure that the table beside holds what is loaded so far; in the chunk's transaction.
     *
     * @throws SinkException if it was dropped meanwhile
     */
    void begin(Connection connection, Checkpoint before) throws SQLException {
        if (before.ledger().read() == 0) {
            execute(connection, "DELETE FROM " + beside.table().quoted());
            fresh = false;
        } else if (fresh && before.ledger().written() > 0) {
            throw new SinkException("the table '" + beside.table() + "' with the "
                    + before.ledger().written() + " rows loaded so far is gone; load again with --rerun");
        }
    }

    /**
     * Puts the new rows in the place of the old ones; in the last chunk's transaction.
     *
     * @throws SinkException if a row is refused that the table beside has taken, or there is none
     */
    void swap(Connection connection, Checkpoint complete) throws SQLException {
        if (complete.ledger().written() == 0) {
            throw new SinkException("the load has no row for table '" + target.table()
                    + "', and write: replace does not empty a table. The old rows are still in it. Is the input the right"
                    + " one? To empty the table, delete its rows");
        }
        try {
            if (Vendor.of(connection) == Vendor.POSTGRESQL) {
                // Rows of others that come in meanwhile would stay; readers are not held up.
                execute(connection, "LOCK TABLE " + target.table().quoted() + " IN SHARE ROW EXCLUSIVE MODE");
            }
            execute(connection, "DELETE FROM " + target.table().quoted());
            execute(
                    connection,
                    target.insertInto() + " SELECT " + target.columnNames() + " FROM "
                            + beside.table().quoted());
            if (Vendor.of(connection) == Vendor.POSTGRESQL) {
                execute(connection, "SET CONSTRAINTS ALL IMMEDIATE");
            }
        } catch (SQLException e) {
            if (!RowErrors.isAboutRow(e)) {
                throw e;
            }
            throw new SinkException(
                    "the rows of table '" + target.table() + "' can not be replaced: " + SqlErrors.message(e)
                            + ". The old rows are still in it, the new ones wait in '" + beside.table()
                            + "'. Mend what refuses them, and run again",
                    e);
        }
    }

    /** Drops the table beside, and those of loads that will never be resumed; after the last commit. */
    void cleanUp(Connection connection, Checkpoint complete) throws SQLException {
        try {
            tables.dropAbandoned(connection, complete);
        } catch (SQLException ignored) {
            // The load is complete; the next one cleans up.
            connection.rollback();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
