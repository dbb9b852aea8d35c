package io.batchwright.serve.own.api;

import io.batchwright.report.ScheduleJson;
import io.batchwright.schedule.Notification;
import io.batchwright.schedule.Schedules;
import io.batchwright.schedule.Slot;
import io.batchwright.serve.api.ApiController;
import io.batchwright.serve.api.Json;
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

    SchedulesApi(Schedules schedules, NamedPipelines named) {
        this.schedules = schedules;
        this.named = named;
    }

    @GetMapping("/schedules")
    Json schedules() {
        return Json.array(schedules.all(), ScheduleJson::write);
    }

    @GetMapping("/schedules/next")
    Json next(@RequestParam(required = false) @Nullable String pipeline, @RequestParam(defaultValue = "50") int limit) {
        return Json.array(schedules.coming(pipeline, Page.requireLimit(limit)), ScheduleJson::write);
    }

    @GetMapping("/pipelines/{name}/slots")
    ResponseEntity<Json> slots(
            @PathVariable String name,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE_TIME) @Nullable OffsetDateTime before,
            @RequestParam(defaultValue = "50") int limit,
            HttpServletRequest request) {
        Instant edge = before == null ? null : before.toInstant();
        List<Slot> slots = schedules.slots(named.require(name), Page.requireLimit(limit), edge);
        Page page = new Page(request);
        if (slots.size() == limit) {
            page.link("next", "before", slots.get(limit - 1).time());
        }
        return page.of(slots, ScheduleJson::write);
    }

    @GetMapping("/notifications")
    ResponseEntity<Json> notifications(
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = "50") int limit,
            HttpServletRequest request) {
        List<Notification> notifications = schedules.notifications(Page.requireLimit(limit), before);
        Page page = new Page(request);
        if (notifications.size() == limit) {
            page.link("next", "before", notifications.get(limit - 1).id());
        }
        return page.of(notifications, ScheduleJson::write);
    }
}
