package io.batchwright.sink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds refused rows where a failed statement leaves its transaction good, as on H2: a batch that fails is sent again row by
 * row. What rows are refused for is learned ({@link ForeseenRefusals}); while batches fail all the same, the next ones are sent
 * row by row at once.
 */
final class RowByRowWriter implements CarefulWriter {

    private final Connection connection;
    private final InsertRowWriter batches;
    private final PreparedStatement single;
    private final RowParameters parameters;
    private final WriteTarget target;
    private final WriteMode mode;
    private final RefusalReasons reasons;
    private ForeseenRefusals foreseen;
    private boolean prepared;
    private boolean suspicious;

    RowByRowWriter(
            Connection connection, InsertRowWriter batches, RowStatement statement, WriteTarget target, WriteMode mode)
            throws SQLException {
        this.connection = connection;
        this.batches = batches;
        this.single = connection.prepareStatement(statement.rows(1));
        this.parameters = new RowParameters(target.schema(), target.columns());
        this.target = target;
        this.mode = mode;
        this.reasons = new RefusalReasons(target);
        this.foreseen = new ForeseenRefusals(connection, batches, target, KnownConstraints.NONE);
    }

    /** A record whose key is there is no duplicate with the modes that use keys, and H2 looks at no check of it then. */
    @Override
    public void prepare() throws SQLException {
        if (!prepared && !mode.usesKey()) {
            foreseen = new ForeseenRefusals(connection, batches, target, H2Constraints.read(connection, target));
        }
        prepared = true;
    }

    @Override
    public RowOutcome write(RowSet rows, @Nullable SQLException failed) throws SQLException {
        int taken = 0;
        List<Refusal> refusals = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += batches.batchSize()) {
            taken += batch(rows.range(from, Math.min(from + batches.batchSize(), rows.size())), refusals);
        }
        return new RowOutcome(taken, refusals);
    }

    private int batch(RowSet batch, List<Refusal> refusals) throws SQLException {
        RowSet rest = foreseen.takeOut(batch, refusals);
        int taken = suspicious ? -1 : foreseen.insert(rest, refusals);
        return taken < 0 ? rowByRow(rest, refusals) : taken;
    }

    private int rowByRow(RowSet rows, List<Refusal> refusals) throws SQLException {
        int taken = 0;
        suspicious = false;
        for (RowSet.Slice slice : rows.slices()) {
            for (int i = slice.from(); i < slice.to(); i++) {
                parameters.bind(single, 1, slice.batch(), slice.rows()[i]);
                try {
                    taken += single.executeUpdate();
                } catch (SQLException e) {
                    RowError said = foreseen.told(e);
                    Refusal refusal = Refusal.of(slice.batch(), slice.rows()[i], target, reasons, said);
                    suspicious |= !foreseen.learn(said, refusal.reason());
                    refusals.add(refusal);
                }
            }
        }
        return taken;
    }
}
