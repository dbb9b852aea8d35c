package io.batchwright.report;

import io.batchwright.pipeline.ScheduleSpec;
import io.batchwright.schedule.Notification;
import io.batchwright.schedule.ScheduleState;
import io.batchwright.schedule.Schedules;
import io.batchwright.schedule.Slot;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Schedules and their slots as JSON objects, with moments in UTC, to the millisecond. */
public final class ScheduleJson {

    private ScheduleJson() {}

    /** A slot that is to come, as {@code jobs next} shows it. */
    public static void write(JsonGenerator json, Schedules.Coming coming) {
        ScheduleState state = coming.schedule();
        json.writeStartObject();
        json.writeStringProperty("pipeline", state.pipeline());
        json.writeStringProperty("slot", coming.time().toString());
        cron(json, Objects.requireNonNull(state.schedule()));
        json.writeBooleanProperty("paused", state.paused());
        json.writeEndObject();
    }

    /** A schedule. */
    public static void write(JsonGenerator json, ScheduleState state) {
        ScheduleSpec schedule = state.schedule();
        json.writeStartObject();
        json.writeStringProperty("pipeline", state.pipeline());
        if (schedule == null) {
            json.writeNullProperty("cron");
            json.writeNullProperty("zone");
            json.writeNullProperty("missed");
            json.writeNullProperty("overlap");
        } else {
            cron(json, schedule);
            json.writeStringProperty("missed", schedule.missed().name().toLowerCase(Locale.ROOT));
            json.writeStringProperty("overlap", schedule.overlap().name().toLowerCase(Locale.ROOT));
        }
        moment(json, "next", state.next());
        json.writeBooleanProperty("paused", state.paused());
        moment(json, "pausedAt", state.pausedAt());
        json.writeStringProperty("pausedBy", state.pausedBy());
        json.writeBooleanProperty("failing", state.failing());
        json.writeName("last");
        if (state.last() == null) {
            json.writeNull();
        } else {
            write(json, state.last());
        }
        json.writeStringProperty("problem", state.problem());
        json.writeEndObject();
    }

    private static void cron(JsonGenerator json, ScheduleSpec schedule) {
        json.writeStringProperty("cron", schedule.cron().text());
        json.writeStringProperty("zone", schedule.zoneName());
    }

    /** A slot that came. */
    public static void write(JsonGenerator json, Slot slot) {
        json.writeStartObject();
        json.writeStringProperty("pipeline", slot.pipeline());
        json.writeStringProperty("slot", slot.time().toString());
        json.writeStringProperty("state", slot.state().name());
        json.writeBooleanProperty("backfill", slot.backfill());
        json.writeNumberProperty("failures", slot.failures());
        moment(json, "nextAttempt", slot.nextAttempt());
        json.writeName("execution");
        if (slot.execution() == null) {
            json.writeNull();
        } else {
            json.writeNumber(slot.execution());
        }
        moment(json, "began", slot.began());
        moment(json, "ended", slot.ended());
        json.writeStringProperty("reason", slot.reason());
        json.writeEndObject();
    }

    /** What a webhook was to hear, without what it was sent. */
    public static void write(JsonGenerator json, Notification notification) {
        json.writeStartObject();
        json.writeNumberProperty("id", notification.id());
        json.writeStringProperty("pipeline", notification.pipeline());
        json.writeStringProperty("event", notification.event().name().toLowerCase(Locale.ROOT));
        moment(json, "happened", notification.happened());
        json.writeStringProperty("message", notification.message());
        json.writeStringProperty("state", notification.state().name());
        json.writeNumberProperty("attempts", notification.attempts());
        moment(json, "delivered", notification.delivered());
        json.writeStringProperty("target", notification.target());
        json.writeStringProperty("lastError", notification.lastError());
        json.writeEndObject();
    }

    private static void moment(JsonGenerator json, String name, @Nullable Instant moment) {
        json.writeStringProperty(
                name,
                moment == null ? null : moment.truncatedTo(ChronoUnit.MILLIS).toString());
    }
}
