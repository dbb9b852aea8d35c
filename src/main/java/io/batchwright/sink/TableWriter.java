package io.batchwright.sink;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The two ways into a table: trusting that no row will be refused, and careful.
 *
 * @param fast the way of clean data
 * @param careful the way that keeps refused rows out
 * @param defersConstraints whether the database has constraints that speak only at the end of a transaction
 * @param copies whether rows go by COPY, and say so once they are on their way
 */
record TableWriter(RowWriter fast, CarefulWriter careful, boolean defersConstraints, boolean copies) {

    /**
     * Prepares the ways of a sink.
     *
     * @param underway hears of each COPY that its rows are on their way
     */
    static TableWriter open(Connection connection, JdbcSinkSpec spec, WriteTarget target, Runnable underway)
            throws SQLException {
        Vendor vendor = Vendor.of(connection);
        RowStatement statement = RowStatement.of(vendor, spec.write(), target);
        InsertRowWriter inserts = new InsertRowWriter(connection, vendor, statement, target, spec.batchSize());
        return vendor == Vendor.POSTGRESQL
                ? postgres(connection, spec, target, inserts, underway)
                : new TableWriter(
                        inserts,
                        new RowByRowWriter(connection, inserts, statement, target, spec.write()),
                        false,
                        false);
    }

    private static TableWriter postgres(
            Connection connection, JdbcSinkSpec spec, WriteTarget target, InsertRowWriter inserts, Runnable underway)
            throws SQLException {
        StageTable stage = new StageTable(connection, target, spec.write());
        RowWriter toStage = plain(connection, spec, stage.asTarget(), underway);
        RowWriter fast;
        if (spec.write().usesKey()) {
            RowWriter merge = spec.copies(connection) && stage.prepare()
                    ? new MergeRowWriter(connection, stage, toStage, target, spec.write())
                    : inserts;
            fast = spec.write() == WriteMode.UPSERT ? inRounds(connection, spec, target, merge) : merge;
        } else {
            fast = plain(connection, spec, target, underway);
        }
        StagedWriter staged = new StagedWriter(connection, stage, toStage, target, spec.write());
        return new TableWriter(
                fast, new NarrowingWriter(connection, fast, staged, target), true, spec.copies(connection));
    }

    private static RowWriter plain(Connection connection, JdbcSinkSpec spec, WriteTarget target, Runnable underway)
            throws SQLException {
        return spec.copies(connection)
                ? new CopyRowWriter(connection, target, underway)
                : new InsertRowWriter(
                        connection,
                        Vendor.POSTGRESQL,
                        RowStatement.of(Vendor.POSTGRESQL, WriteMode.INSERT, target),
                        target,
                        spec.batchSize());
    }

    private static RowWriter inRounds(Connection connection, JdbcSinkSpec spec, WriteTarget target, RowWriter distinct)
            throws SQLException {
        RowStatement statement = RowStatement.of(Vendor.POSTGRESQL, spec.write(), target);
        return new RoundsWriter(
                distinct, new SingleRowWriter(connection, statement, target, spec.batchSize()), target.keyFields());
    }
}
