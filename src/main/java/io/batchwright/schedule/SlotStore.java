package io.batchwright.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The slots that came, {@code batchwright_slot}. Thread-safe; each call is one statement. */
final class SlotStore {

    private static final int LONGEST_REASON = 2000;

    private static final String SELECT =
            "SELECT pipeline, slot_at, state, server_id, backfill, failures, next_attempt_at,"
                    + " execution_id, began_at, ended_at, reason FROM batchwright_slot ";

    private static final String KEY = " WHERE pipeline = :pipeline AND slot_at = :slot";

    private static final String INSERT = "INSERT INTO batchwright_slot (pipeline, slot_at, state, backfill, failures,"
            + " next_attempt_at, ended_at, reason) SELECT CAST(:pipeline AS VARCHAR(200)),"
            + " CAST(:slot AS TIMESTAMP(6) WITH TIME ZONE), CAST(:state AS VARCHAR(20)), FALSE, 0,"
            + " CAST(:next AS TIMESTAMP(6) WITH TIME ZONE), CAST(:ended AS TIMESTAMP(6) WITH TIME ZONE),"
            + " CAST(:reason AS VARCHAR(2000)) WHERE NOT EXISTS (SELECT 1 FROM batchwright_slot" + KEY + ")";

    private static final String CLAIM = "UPDATE batchwright_slot SET state = 'RUNNING', server_id = :server,"
            + " next_attempt_at = NULL, began_at = :now, ended_at = NULL, reason = NULL, backfill = :backfill" + KEY;

    /** A backfill that died is not gone on with: it may have been given arguments of its own. */
    private static final String RELEASE = "UPDATE batchwright_slot SET"
            + " state = CASE WHEN backfill THEN 'STOPPED' ELSE 'WAITING' END,"
            + " next_attempt_at = CASE WHEN backfill THEN NULL ELSE CAST(:now AS TIMESTAMP(6) WITH TIME ZONE) END,"
            + " ended_at = :now, server_id = NULL, reason = 'the process that ran it is gone'"
            + " WHERE state = 'RUNNING' AND NOT EXISTS"
            + " (SELECT 1 FROM batchwright_server s WHERE s.id = batchwright_slot.server_id)";

    private static final String END =
            "UPDATE batchwright_slot SET state = :state, server_id = NULL, failures = :failures,"
                    + " next_attempt_at = :next, execution_id = COALESCE(:execution, execution_id), ended_at = :now, reason = :reason,"
                    + " began_at = CASE WHEN :unbegun AND execution_id IS NULL THEN NULL ELSE began_at END"
                    + KEY + " AND state = 'RUNNING' AND server_id = :server";

    private final JdbcClient jdbc;

    SlotStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Records what was decided about a slot, unless it is known. */
    void insert(String pipeline, Decision decision, Instant now) {
        boolean waits = decision.state() == SlotState.WAITING;
        jdbc.sql(INSERT)
                .param("pipeline", pipeline)
                .param("slot", Rows.moment(decision.slot()))
                .param("state", decision.state().name())
                .param("next", waits ? Rows.moment(decision.slot()) : null)
                .param("ended", waits ? null : Rows.moment(now))
                .param("reason", Rows.cut(decision.reason(), LONGEST_REASON))
                .update();
    }

    /** The slots that wait or run, oldest first. */
    List<Slot> open() {
        return jdbc.sql(SELECT + "WHERE state IN ('WAITING', 'RUNNING') ORDER BY slot_at, pipeline")
                .query((row, number) -> slot(row))
                .list();
    }

    /** Whether a server runs a slot of a pipeline. */
    boolean isRunning(String pipeline) {
        return jdbc.sql("SELECT COUNT(*) FROM batchwright_slot WHERE pipeline = :pipeline AND state = 'RUNNING'"
                                + " AND NOT backfill")
                        .param("pipeline", pipeline)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Whether a younger slot of the same pipeline has failed; those of backfills do not count. */
    boolean hasFailedSince(Slot slot) {
        return jdbc.sql("SELECT COUNT(*) FROM batchwright_slot WHERE state = 'FAILED' AND pipeline = :pipeline"
                                + " AND slot_at > :slot AND NOT backfill")
                        .param("pipeline", slot.pipeline())
                        .param("slot", Rows.moment(slot.time()))
                        .query(Long.class)
                        .single()
                > 0;
    }

    Optional<Slot> find(String pipeline, Instant slot) {
        return jdbc.sql(SELECT + KEY)
                .param("pipeline", pipeline)
                .param("slot", Rows.moment(slot))
                .query((row, number) -> slot(row))
                .optional();
    }

    /**
     * The slots of a pipeline, newest first.
     *
     * @param before only older ones; null for all
     */
    List<Slot> newest(String pipeline, int limit, @Nullable Instant before) {
        return jdbc.sql(SELECT + "WHERE pipeline = :pipeline" + (before == null ? "" : " AND slot_at < :before")
                        + " ORDER BY slot_at DESC LIMIT :limit")
                .param("pipeline", pipeline)
                .param("before", Rows.moment(before))
                .param("limit", limit)
                .query((row, number) -> slot(row))
                .list();
    }

    /**
     * The slots in a state, of all pipelines, in an order of their own.
     *
     * @param after only those behind this one; null for all
     */
    List<Slot> inState(SlotState state, @Nullable Slot after, int limit) {
        return jdbc.sql(SELECT + "WHERE state = :state"
                        + (after == null ? "" : " AND (pipeline, slot_at) > (:pipeline, :slot)")
                        + " ORDER BY pipeline, slot_at LIMIT :limit")
                .param("state", state.name())
                .param("pipeline", after == null ? null : after.pipeline())
                .param("slot", after == null ? null : Rows.moment(after.time()))
                .param("limit", limit)
                .query((row, number) -> slot(row))
                .list();
    }

    /** Of each pipeline the oldest slot that waits for its turn and never began, if there is one. */
    List<Slot> oldestWaiting() {
        return jdbc.sql(SELECT + "WHERE (pipeline, slot_at) IN (SELECT pipeline, MIN(slot_at) FROM batchwright_slot"
                        + " WHERE state = 'WAITING' AND failures = 0 AND began_at IS NULL GROUP BY pipeline)")
                .query((row, number) -> slot(row))
                .list();
    }

    /** Makes a waiting slot one that a server runs; returns false if it does not wait any more. */
    boolean claim(Slot slot, String server, Instant now) {
        return claim(slot, server, now, false) == 1;
    }

    /** Makes a slot one that a backfill runs, if it stands as it was seen. */
    boolean claimForBackfill(Slot slot, String server, Instant now) {
        return claim(slot, server, now, true) == 1;
    }

    private int claim(Slot slot, String server, Instant now, boolean backfill) {
        return jdbc.sql(CLAIM + " AND state = :seen")
                .param("server", server)
                .param("now", Rows.moment(now))
                .param("backfill", backfill)
                .param("pipeline", slot.pipeline())
                .param("slot", Rows.moment(slot.time()))
                .param("seen", slot.state().name())
                .update();
    }

    /** Lets go of slots whose servers are no more. */
    void releaseOrphans(Instant now) {
        jdbc.sql(RELEASE).param("now", Rows.moment(now)).update();
    }

    /** Which job execution runs a slot. */
    void executing(Slot slot, String server, long execution) {
        jdbc.sql("UPDATE batchwright_slot SET execution_id = :execution" + KEY
                        + " AND state = 'RUNNING' AND server_id = :server")
                .param("execution", execution)
                .param("pipeline", slot.pipeline())
                .param("slot", Rows.moment(slot.time()))
                .param("server", server)
                .update();
    }

    /** Records how a run of a slot ended; returns false if the server had lost the slot. */
    boolean end(Slot slot, String server, Ending ending, Instant now) {
        return jdbc.sql(END)
                        .param("state", ending.state().name())
                        .param("failures", slot.failures() + (ending.failed() ? 1 : 0))
                        .param("next", Rows.moment(ending.nextAttempt()))
                        .param("execution", ending.execution())
                        .param("now", Rows.moment(now))
                        .param("reason", Rows.cut(ending.reason(), LONGEST_REASON))
                        .param("unbegun", ending.unbegun())
                        .param("pipeline", slot.pipeline())
                        .param("slot", Rows.moment(slot.time()))
                        .param("server", server)
                        .update()
                == 1;
    }

    /** Records that another run has completed a slot's load; returns false if the slot does not stand any more as it was seen. */
    boolean follow(Slot seen, Ending ending, Instant now) {
        return jdbc.sql("UPDATE batchwright_slot SET state = :state, execution_id = :execution, ended_at = :now,"
                                + " reason = :reason" + KEY + " AND state = :seen AND execution_id = :before")
                        .param("state", ending.state().name())
                        .param("execution", ending.execution())
                        .param("now", Rows.moment(now))
                        .param("reason", ending.reason())
                        .param("pipeline", seen.pipeline())
                        .param("slot", Rows.moment(seen.time()))
                        .param("seen", seen.state().name())
                        .param("before", seen.execution())
                        .update()
                == 1;
    }

    /** Gives up slots that wait. */
    void skipWaiting(String pipeline, String reason, Instant now) {
        jdbc.sql(
                        "UPDATE batchwright_slot SET state = 'SKIPPED', next_attempt_at = NULL, ended_at = :now, reason = :reason"
                                + " WHERE pipeline = :pipeline AND state = 'WAITING'")
                .param("now", Rows.moment(now))
                .param("reason", reason)
                .param("pipeline", pipeline)
                .update();
    }

    private static Slot slot(ResultSet row) throws SQLException {
        return new Slot(
                row.getString("pipeline"),
                Rows.instant(row, "slot_at"),
                SlotState.valueOf(row.getString("state")),
                row.getString("server_id"),
                row.getBoolean("backfill"),
                row.getInt("failures"),
                Rows.instantOrNull(row, "next_attempt_at"),
                Rows.longOrNull(row, "execution_id"),
                Rows.instantOrNull(row, "began_at"),
                Rows.instantOrNull(row, "ended_at"),
                row.getString("reason"));
    }
}
