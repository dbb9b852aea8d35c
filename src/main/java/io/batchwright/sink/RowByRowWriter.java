package io.batchwright.sink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds refused rows where a failed statement leaves its transaction good, as on H2: a batch that fails is sent again row by
 * row. While batches fail, the next ones are sent row by row at once.
 */
final class RowByRowWriter implements CarefulWriter {

    private final InsertRowWriter batches;
    private final PreparedStatement single;
    private final RowParameters parameters;
    private final WriteTarget target;
    private final RefusalReasons reasons;
    private boolean suspicious;

    RowByRowWriter(Connection connection, InsertRowWriter batches, RowStatement statement, WriteTarget target)
            throws SQLException {
        this.batches = batches;
        this.single = connection.prepareStatement(statement.rows(1));
        this.parameters = new RowParameters(target.schema(), target.columns());
        this.target = target;
        this.reasons = new RefusalReasons(target);
    }

    @Override
    public RowOutcome write(RowSet rows, @Nullable SQLException failed) throws SQLException {
        int taken = 0;
        List<Refusal> refusals = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += batches.batchSize()) {
            RowSet batch = rows.range(from, Math.min(from + batches.batchSize(), rows.size()));
            int known = refusals.size();
            taken += suspicious ? rowByRow(batch, refusals) : batch(batch, refusals);
            suspicious = refusals.size() > known;
        }
        return new RowOutcome(taken, refusals);
    }

    private int batch(RowSet batch, List<Refusal> refusals) throws SQLException {
        try {
            return batches.write(batch);
        } catch (SQLException e) {
            if (!RowErrors.isAboutRow(e)) {
                throw e;
            }
            return rowByRow(batch, refusals);
        }
    }

    private int rowByRow(RowSet batch, List<Refusal> refusals) throws SQLException {
        int taken = 0;
        for (RowSet.Slice slice : batch.slices()) {
            for (int i = slice.from(); i < slice.to(); i++) {
                parameters.bind(single, 1, slice.batch(), slice.rows()[i]);
                try {
                    taken += single.executeUpdate();
                } catch (SQLException e) {
                    refusals.add(Refusal.of(slice.batch(), slice.rows()[i], target, reasons, e));
                }
            }
        }
        return taken;
    }
}
