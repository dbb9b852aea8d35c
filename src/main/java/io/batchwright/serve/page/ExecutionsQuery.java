package io.batchwright.serve.page;

import io.batchwright.monitor.ExecutionFilter;
import io.batchwright.monitor.ExecutionStatus;
import io.batchwright.monitor.ParameterMatch;
import io.batchwright.monitor.TimeRange;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which executions somebody asks a page for. Every part may be missing.
 *
 * @param pipeline the pipeline or job
 * @param status how they stand
 * @param from made at or after, in the server's time zone
 * @param to made before
 * @param parameter {@code name} or {@code name=value} that they must have
 * @param before only older ones than this execution
 * @param after only newer ones than this execution
 */
record ExecutionsQuery(
        @Nullable String pipeline,
        @Nullable ExecutionStatus status,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable
        LocalDateTime from,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable
        LocalDateTime to,

        @Nullable String parameter,
        @Nullable Long before,
        @Nullable Long after) {

    /** @throws IllegalArgumentException if a secret would be guessed at; says so for users */
    ExecutionFilter filter(ZoneId zone) {
        String wanted = given(parameter);
        ExecutionFilter filter = ExecutionFilter.ALL
                .ofJob(given(pipeline))
                .in(status == null ? Set.of() : Set.of(status))
                .created(from == null && to == null ? null : new TimeRange(instant(from, zone), instant(to, zone)))
                .with(wanted == null ? null : ParameterMatch.of(wanted).stripped());
        return before != null ? filter.before(before) : filter.after(after);
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static @Nullable Instant instant(@Nullable LocalDateTime time, ZoneId zone) {
        return time == null ? null : time.atZone(zone).toInstant();
    }

    /** The address of the page with older executions than {@code id}. */
    String older(long id) {
        return address("before", id);
    }

    /** The address of the page with newer executions than {@code id}. */
    String newer(long id) {
        return address("after", id);
    }

    private String address(String edge, long id) {
        UriComponentsBuilder url = UriComponentsBuilder.fromPath("/executions");
        add(url, "pipeline", given(pipeline));
        add(url, "status", status);
        add(url, "from", from);
        add(url, "to", to);
        add(url, "parameter", given(parameter));
        add(url, edge, id);
        return url.encode().toUriString();
    }

    private static void add(UriComponentsBuilder url, String name, @Nullable Object value) {
        if (value != null) {
            url.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
        }
    }
}
