package io.batchwright.schedule;

import io.batchwright.pipeline.ScheduleSpec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The memory of schedules, {@code batchwright_schedule}. Thread-safe; each call is one statement. */
final class ScheduleStore {

    private static final String COLUMNS =
            "SELECT pipeline, cron, zone, reached_at, active, paused, paused_at, paused_by, failing FROM batchwright_schedule";

    private static final String BEGIN =
            "INSERT INTO batchwright_schedule (pipeline, cron, zone, reached_at, active, paused,"
                    + " failing) SELECT CAST(:pipeline AS VARCHAR(200)), CAST(:cron AS VARCHAR(500)), CAST(:zone AS VARCHAR(100)),"
                    + " CAST(:reached AS TIMESTAMP(6) WITH TIME ZONE), TRUE, FALSE, FALSE"
                    + " WHERE NOT EXISTS (SELECT 1 FROM batchwright_schedule WHERE pipeline = :pipeline)";

    private static final String REACH = "UPDATE batchwright_schedule SET cron = :cron, zone = :zone, reached_at = :to,"
            + " active = TRUE WHERE pipeline = :pipeline AND reached_at = :from AND cron = :oldCron AND zone = :oldZone"
            + " AND active = :wasActive AND paused = FALSE";

    private final JdbcClient jdbc;

    ScheduleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ScheduleRow> all() {
        return jdbc.sql(COLUMNS + " ORDER BY pipeline")
                .query((row, number) -> schedule(row))
                .list();
    }

    /** Begins the memory of a schedule, unless it has begun. */
    void begin(String pipeline, ScheduleSpec schedule, Instant now) {
        jdbc.sql(BEGIN)
                .param("pipeline", pipeline)
                .param("cron", schedule.cron().text())
                .param("zone", schedule.zone().getId())
                .param("reached", Rows.moment(now))
                .update();
    }

    /**
     * Moves on: whoever succeeds decides about the slots in between.
     *
     * @return false if somebody else was quicker, or has paused it
     */
    boolean reach(ScheduleRow before, String cron, String zone, Instant to) {
        return jdbc.sql(REACH)
                        .param("cron", cron)
                        .param("zone", zone)
                        .param("to", Rows.moment(to))
                        .param("pipeline", before.pipeline())
                        .param("from", Rows.moment(before.reached()))
                        .param("oldCron", before.cron())
                        .param("oldZone", before.zone())
                        .param("wasActive", before.active())
                        .update()
                == 1;
    }

    /** The pipeline has no schedule any more. */
    void deactivate(String pipeline) {
        jdbc.sql("UPDATE batchwright_schedule SET active = FALSE WHERE pipeline = :pipeline")
                .param("pipeline", pipeline)
                .update();
    }

    /** Locks a schedule until the transaction ends, and returns whether slots may begin. */
    boolean lockUnlessPaused(String pipeline) {
        return locked(pipeline).map(paused -> !paused).orElse(false);
    }

    /** Locks a schedule, if it is known, until the transaction ends. */
    void lock(String pipeline) {
        locked(pipeline);
    }

    private Optional<Boolean> locked(String pipeline) {
        return jdbc.sql("SELECT paused FROM batchwright_schedule WHERE pipeline = :pipeline FOR UPDATE")
                .param("pipeline", pipeline)
                .query(Boolean.class)
                .optional();
    }

    /** Lets no slot begin; returns whether that is known of the schedule, and was not so before. */
    boolean pause(String pipeline, String by, Instant now) {
        return jdbc.sql("UPDATE batchwright_schedule SET paused = TRUE, paused_at = :now, paused_by = :by"
                                + " WHERE pipeline = :pipeline AND paused = FALSE")
                        .param("now", Rows.moment(now))
                        .param("by", Rows.cut(by, 200))
                        .param("pipeline", pipeline)
                        .update()
                == 1;
    }

    /** Lets slots begin again; returns whether it was paused. */
    boolean resume(String pipeline) {
        return jdbc.sql("UPDATE batchwright_schedule SET paused = FALSE, paused_at = NULL, paused_by = NULL"
                                + " WHERE pipeline = :pipeline AND paused = TRUE")
                        .param("pipeline", pipeline)
                        .update()
                == 1;
    }

    /** Remembers how the last slot ended; returns whether that is another end than that of the one before. */
    boolean setFailing(String pipeline, boolean failing) {
        return jdbc.sql("UPDATE batchwright_schedule SET failing = :failing WHERE pipeline = :pipeline"
                                + " AND failing <> :failing")
                        .param("failing", failing)
                        .param("pipeline", pipeline)
                        .update()
                == 1;
    }

    private static ScheduleRow schedule(ResultSet row) throws SQLException {
        return new ScheduleRow(
                row.getString("pipeline"),
                row.getString("cron"),
                row.getString("zone"),
                Rows.instant(row, "reached_at"),
                row.getBoolean("active"),
                row.getBoolean("paused"),
                Rows.instantOrNull(row, "paused_at"),
                row.getString("paused_by"),
                row.getBoolean("failing"));
    }
}
