package io.batchwright.schedule;

import io.batchwright.pipeline.NotifySpec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What webhooks are to hear, {@code batchwright_notification}. Thread-safe; each call is one statement. */
final class NotificationStore {

    private static final int LONGEST_MESSAGE = 4000;
    private static final int LONGEST_ERROR = 2000;

    private static final String SELECT = "SELECT id, pipeline, event, happened_at, message, payload, state, attempts,"
            + " next_attempt_at, delivered_at, target, last_error FROM batchwright_notification ";

    private final JdbcClient jdbc;

    NotificationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes down what is to be delivered. */
    void add(String pipeline, NotifySpec.Event event, Instant now, String message, String payload) {
        jdbc.sql(
                        "INSERT INTO batchwright_notification (pipeline, event, happened_at, message, payload, state, attempts,"
                                + " next_attempt_at) VALUES (:pipeline, :event, :now, :message, :payload, 'WAITING', 0, :now)")
                .param("pipeline", pipeline)
                .param("event", event.name())
                .param("now", Rows.moment(now))
                .param("message", Rows.cut(message, LONGEST_MESSAGE))
                .param("payload", payload)
                .update();
    }

    /** What is to be sent now, the oldest first. */
    List<Notification> due(Instant now, int limit) {
        return jdbc.sql(SELECT + "WHERE state = 'WAITING' AND next_attempt_at <= :now ORDER BY id LIMIT :limit")
                .param("now", Rows.moment(now))
                .param("limit", limit)
                .query((row, number) -> notification(row))
                .list();
    }

    /**
     * All, newest first.
     *
     * @param before only those with smaller numbers; null for all
     */
    List<Notification> newest(int limit, @Nullable Long before) {
        return jdbc.sql(SELECT + (before == null ? "" : "WHERE id < :before ") + "ORDER BY id DESC LIMIT :limit")
                .param("before", before)
                .param("limit", limit)
                .query((row, number) -> notification(row))
                .list();
    }

    /** Claims an attempt; returns false if another server was quicker. */
    boolean attempt(Notification notification, Instant next) {
        return jdbc.sql("UPDATE batchwright_notification SET attempts = attempts + 1, next_attempt_at = :next"
                                + " WHERE id = :id AND state = 'WAITING' AND attempts = :seen")
                        .param("next", Rows.moment(next))
                        .param("id", notification.id())
                        .param("seen", notification.attempts())
                        .update()
                == 1;
    }

    /** Records how an attempt ended. */
    void attempted(
            Notification notification,
            Notification.State state,
            @Nullable Instant delivered,
            @Nullable String target,
            @Nullable String error) {
        jdbc.sql("UPDATE batchwright_notification SET state = :state, delivered_at = :delivered, target = :target,"
                        + " last_error = :error WHERE id = :id")
                .param("state", state.name())
                .param("delivered", Rows.moment(delivered))
                .param("target", target)
                .param("error", Rows.cut(error, LONGEST_ERROR))
                .param("id", notification.id())
                .update();
    }

    /** Removes those that happened long ago and wait no more. */
    void purge(Instant before) {
        jdbc.sql("DELETE FROM batchwright_notification WHERE state <> 'WAITING' AND happened_at < :before")
                .param("before", Rows.moment(before))
                .update();
    }

    private static Notification notification(ResultSet row) throws SQLException {
        return new Notification(
                row.getLong("id"),
                row.getString("pipeline"),
                NotifySpec.Event.valueOf(row.getString("event")),
                Rows.instant(row, "happened_at"),
                row.getString("message"),
                row.getString("payload"),
                Notification.State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                Rows.instant(row, "next_attempt_at"),
                Rows.instantOrNull(row, "delivered_at"),
                row.getString("target"),
                row.getString("last_error"));
    }
}
