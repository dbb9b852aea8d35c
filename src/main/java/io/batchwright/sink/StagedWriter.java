package io.batchwright.sink;

import java.sql.SQLException;

/** Sends rows to the stage, and from there to the target one by one, on the server. */
final class StagedWriter {

    private final StageTable stage;
    private final RowWriter toStage;
    private final ServerLoop toTarget;

    StagedWriter(StageTable stage, RowWriter toStage, ServerLoop toTarget) {
        this.stage = stage;
        this.toStage = toStage;
        this.toTarget = toTarget;
    }

    void prepare() throws SQLException {
        stage.prepare();
    }

    boolean usable() {
        return stage.usable();
    }

    /** @throws SQLException also for errors about rows that do not even get to the stage */
    RowOutcome write(RowSet rows) throws SQLException {
        stage.clear();
        toStage.write(rows);
        return toTarget.write(rows);
    }
}
