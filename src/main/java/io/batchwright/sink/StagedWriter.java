package io.batchwright.sink;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import org.jspecify.annotations.Nullable;

/**
 * Sends rows to the stage, and from there to the target on the server: all at once where nothing but duplicate keys is to be
 * expected, else one by one.
 */
final class StagedWriter {

    /** So many rows are as well moved one by one. */
    private static final int FEW_ROWS = 64;

    private final Connection connection;
    private final StageTable stage;
    private final RowWriter toStage;
    private final ServerLoop oneByOne;
    private final WriteTarget target;
    private @Nullable DuplicateFilter atOnce;
    private boolean duplicatesOnly = true;

    StagedWriter(Connection connection, StageTable stage, RowWriter toStage, WriteTarget target) {
        this.connection = connection;
        this.stage = stage;
        this.toStage = toStage;
        this.oneByOne = new ServerLoop(connection, stage, target);
        this.target = target;
    }

    void prepare() throws SQLException {
        if (stage.prepare() && atOnce == null) {
            atOnce = DuplicateFilter.of(connection, stage, target);
        }
    }

    boolean usable() {
        return stage.usable();
    }

    /** @throws SQLException also for errors about rows that do not even get to the stage */
    RowOutcome write(RowSet rows) throws SQLException {
        stage.clear();
        toStage.write(rows);
        DuplicateFilter filter = atOnce;
        if (filter == null || rows.size() <= FEW_ROWS) {
            return oneByOne.write(rows);
        }
        RowOutcome outcome = duplicatesOnly ? atOnce(filter, rows) : null;
        if (outcome == null) {
            outcome = oneByOne.write(rows);
            duplicatesOnly = outcome.refusals().stream()
                    .allMatch(refusal -> refusal.reason().equals(filter.reason()));
        }
        return outcome;
    }

    /** Returns null, with nothing done, if it can not be done at once. */
    private @Nullable RowOutcome atOnce(DuplicateFilter filter, RowSet rows) throws SQLException {
        Savepoint savepoint = connection.setSavepoint();
        try {
            RowOutcome outcome = filter.write(rows);
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
