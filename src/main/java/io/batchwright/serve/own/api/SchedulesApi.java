package io.batchwright.serve.own.api;

import io.batchwright.report.ScheduleJson;
import io.batchwright.schedule.Notification;
import io.batchwright.schedule.Schedules;
import io.batchwright.schedule.Slot;
import io.batchwright.serve.api.ApiController;
import io.batchwright.serve.api.Json;
import io.batchwright.serve.api.Known;
import io.batchwright.serve.api.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The schedules: how they stand, what comes, what came, and what webhooks were told. */
@ApiController
class SchedulesApi {

    private final Schedules schedules;
    private final NamedPipelines named;
    private final Known known;

    SchedulesApi(Schedules schedules, NamedPipelines named, Known known) {
        this.schedules = schedules;
        this.named = named;
        this.known = known;
    }

    @GetMapping("/schedules")
    Json schedules() {
        return Json.array(schedules.all(), ScheduleJson::write);
    }

    @GetMapping("/schedules/next")
    ResponseEntity<Json> next(
            @RequestParam(required = false) @Nullable String pipeline,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit,
            HttpServletRequest request) {
        if (pipeline != null) {
            named.require(pipeline);
        }
        SlotPlace last = after == null ? null : SlotPlace.of(after);
        List<Schedules.Coming> coming = last == null
                ? schedules.coming(pipeline, Page.oneMore(limit))
                : schedules.coming(pipeline, last.time(), last.pipeline(), Page.oneMore(limit));
        return new Page(request).upTo(limit, coming, "after", SlotPlace::of, ScheduleJson::write);
    }

    @GetMapping("/pipelines/{name}/slots")
    ResponseEntity<Json> slots(
            @PathVariable String name,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE_TIME) @Nullable OffsetDateTime before,
            @RequestParam(defaultValue = "50") int limit,
            HttpServletRequest request) {
        Instant edge = before == null ? null : before.toInstant();
        List<Slot> slots = schedules.slots(name, Page.oneMore(limit), edge);
        if (slots.isEmpty()) {
            known.requirePipeline(name);
        }
        return new Page(request).upTo(limit, slots, "before", Slot::time, ScheduleJson::write);
    }

    @GetMapping("/notifications")
    ResponseEntity<Json> notifications(
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = "50") int limit,
            HttpServletRequest request) {
        List<Notification> notifications = schedules.notifications(Page.oneMore(limit), before);
        return new Page(request).upTo(limit, notifications, "before", Notification::id, ScheduleJson::write);
    }
}
