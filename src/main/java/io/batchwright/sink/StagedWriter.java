package io.batchwright.sink;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import org.jspecify.annotations.Nullable;

/**
 * Sends rows to the stage, and from there to the target on the server: all at once where nothing is to be expected but duplicate
 * keys and rows that are refused as others were before, else one by one.
 */
final class StagedWriter {

    /** So many rows are as well moved one by one. */
    private static final int FEW_ROWS = 64;

    private final Connection connection;
    private final StageTable stage;
    private final RowWriter toStage;
    private final ServerLoop oneByOne;
    private final WriteTarget target;
    private final WriteMode mode;
    private @Nullable StageMove atOnce;
    private boolean foreseen = true;

    StagedWriter(Connection connection, StageTable stage, RowWriter toStage, WriteTarget target, WriteMode mode) {
        this.connection = connection;
        this.stage = stage;
        this.toStage = toStage;
        this.oneByOne = new ServerLoop(connection, stage, target);
        this.target = target;
        this.mode = mode;
    }

    void prepare() throws SQLException {
        if (stage.prepare() && atOnce == null && !mode.usesKey()) {
            atOnce = new StageMove(connection, stage, target);
        }
    }

    boolean usable() {
        return stage.usable();
    }

    /** @throws SQLException also for errors about rows that do not even get to the stage */
    RowOutcome write(RowSet rows) throws SQLException {
        stage.clear();
        toStage.write(rows);
        StageMove move = atOnce;
        if (move == null || rows.size() <= FEW_ROWS) {
            return oneByOne.write(rows);
        }
        RowOutcome outcome = foreseen ? atOnce(move, rows) : null;
        if (outcome == null) {
            outcome = oneByOne.write(rows);
            foreseen = move.learn(outcome.refusals());
        }
        return outcome;
    }

    /** Returns null, with nothing done, if it can not be done at once. */
    private @Nullable RowOutcome atOnce(StageMove move, RowSet rows) throws SQLException {
        Savepoint savepoint = connection.setSavepoint();
        try {
            RowOutcome outcome = move.write(rows);
            if (outcome != null) {
                connection.releaseSavepoint(savepoint);
                return outcome;
            }
        } catch (SQLException e) {
            if (!RowErrors.isAboutRow(e)) {
                throw e;
            }
        }
        connection.rollback(savepoint);
        return null;
    }
}
