package io.batchwright.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.pipeline.Cron;
import io.batchwright.pipeline.ScheduleSpec;
import io.batchwright.pipeline.ScheduleSpec.Missed;
import io.batchwright.pipeline.ScheduleSpec.Overlap;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ParsedSchedulesTest {

    private final ParsedSchedules schedules = new ParsedSchedules();

    private CronSlots slots(String cron) {
        return schedules.of("p", new ScheduleSpec(Cron.parse(cron), ZoneOffset.UTC, Missed.LAST, Overlap.SKIP));
    }

    @Test
    void parsesAnExpressionOnlyWhenItHasChanged() {
        CronSlots hourly = slots("0 * * * *");
        assertThat(slots("0 * * * *")).isSameAs(hourly);
        assertThat(slots("30 * * * *").next(Instant.parse("2026-01-01T03:00:00Z")))
                .isEqualTo("2026-01-01T03:30:00Z");
    }
}
