package io.batchwright.sink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Sends rows to the stage, and from there to the target with one {@code INSERT … SELECT … ON CONFLICT}. */
final class MergeRowWriter implements RowWriter {

    private final StageTable stage;
    private final RowWriter toStage;
    private final PreparedStatement merge;

    /** @param stage made ready */
    MergeRowWriter(Connection connection, StageTable stage, RowWriter toStage, WriteTarget target, WriteMode mode)
            throws SQLException {
        this.stage = stage;
        this.toStage = toStage;
        this.merge = connection.prepareStatement(
                target.insertInto() + " SELECT " + stage.values() + stage.inOrder() + target.onConflict(mode));
    }

    @Override
    public int write(RowSet rows) throws SQLException {
        stage.clear();
        toStage.write(rows);
        return merge.executeUpdate();
    }
}
