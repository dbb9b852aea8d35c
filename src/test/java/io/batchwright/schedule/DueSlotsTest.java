package io.batchwright.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.pipeline.Cron;
import io.batchwright.pipeline.ScheduleSpec.Missed;
import io.batchwright.pipeline.ScheduleSpec.Overlap;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DueSlotsTest {

    private static final CronSlots MINUTES = new CronSlots(Cron.parse("* * * * *"), ZoneOffset.UTC);

    private static String shown(Decision decision) {
        return decision.slot().toString().substring(11, 16) + " " + decision.state();
    }

    /** One slot a minute, decided about up to 03:00. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    NONE | SKIP  | false | 03:00:59 |
                    NONE | SKIP  | false | 03:01:00 | 03:01 WAITING
                    NONE | SKIP  | false | 03:01:10 | 03:01 WAITING
                    NONE | SKIP  | false | 03:01:11 | 03:01 MISSED
                    LAST | SKIP  | false | 03:01:11 | 03:01 WAITING
                    NONE | SKIP  | false | 03:03:05 | 03:01 MISSED, 03:02 MISSED, 03:03 WAITING
                    LAST | SKIP  | false | 03:03:05 | 03:01 MISSED, 03:02 MISSED, 03:03 WAITING
                    LAST | SKIP  | false | 03:03:30 | 03:01 MISSED, 03:02 MISSED, 03:03 WAITING
                    NONE | SKIP  | false | 03:03:30 | 03:01 MISSED, 03:02 MISSED, 03:03 MISSED
                    ALL  | SKIP  | false | 03:03:30 | 03:01 WAITING, 03:02 WAITING, 03:03 WAITING
                    ALL  | SKIP  | false | 03:03:05 | 03:01 WAITING, 03:02 WAITING, 03:03 SKIPPED
                    ALL  | QUEUE | false | 03:03:05 | 03:01 WAITING, 03:02 WAITING, 03:03 WAITING
                    LAST | SKIP  | true  | 03:01:00 | 03:01 SKIPPED
                    LAST | QUEUE | true  | 03:01:00 | 03:01 WAITING
                    LAST | SKIP  | true  | 03:01:30 | 03:01 WAITING
                    """)
    void decides(Missed missed, Overlap overlap, boolean busy, String now, @Nullable String expected) {
        List<Decision> decisions = new DueSlots(MINUTES, missed, overlap)
                .decide(Instant.parse("2026-01-01T03:00:00Z"), Instant.parse("2026-01-01T" + now + "Z"), busy);

        assertThat(decisions.stream().map(DueSlotsTest::shown).toList())
                .isEqualTo(expected == null ? List.of() : List.of(expected.split(", ")));
    }

    @ParameterizedTest
    @EnumSource
    void aYearIsDecidedAboutInParts(Missed missed) {
        Instant reached = Instant.parse("2025-01-01T00:00:00Z");
        List<Decision> decisions = new DueSlots(MINUTES, missed, Overlap.SKIP)
                .decide(reached, Instant.parse("2026-01-01T00:00:30Z"), false);

        assertThat(decisions).hasSize(DueSlots.MOST);
        Decision first = decisions.get(0);
        Decision last = decisions.get(DueSlots.MOST - 1);
        if (missed == Missed.ALL) {
            assertThat(first.slot()).isEqualTo("2025-01-01T00:01:00Z");
            assertThat(decisions).allMatch(decision -> decision.state() == SlotState.WAITING);
        } else {
            assertThat(last.slot()).isEqualTo("2026-01-01T00:00:00Z");
            assertThat(last.state()).isEqualTo(missed == Missed.LAST ? SlotState.WAITING : SlotState.MISSED);
            assertThat(Objects.requireNonNull(first.reason())).contains("all before it since 2025-01-01T00:01:00Z");
        }
    }
}
