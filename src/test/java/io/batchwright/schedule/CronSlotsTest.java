package io.batchwright.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.pipeline.Cron;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronSlotsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static CronSlots berlin(String cron) {
        return new CronSlots(Cron.parse(cron), BERLIN);
    }

    private static List<String> shown(List<Instant> slots) {
        return slots.stream()
                .map(slot -> slot.atZone(BERLIN).toOffsetDateTime().toString().substring(5))
                .toList();
    }

    /** On 29 March 2026 02:00 becomes 03:00, and on 25 October 03:00 becomes 02:00 again. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    30 2 * * *       | 2026-03-28 | 03-28T02:30+01:00 03-29T03:00+02:00 03-30T02:30+02:00
                    30 2 * * *       | 2026-10-24 | 10-24T02:30+02:00 10-25T02:30+02:00 10-26T02:30+01:00
                    0 2 * * *        | 2026-03-29 | 03-29T03:00+02:00 03-30T02:00+02:00
                    0 3 * * *        | 2026-03-29 | 03-29T03:00+02:00 03-30T03:00+02:00
                    0 3 * * *        | 2026-10-25 | 10-25T03:00+01:00 10-26T03:00+01:00
                    0 1-3 * * *      | 2026-03-29 | 03-29T01:00+01:00 03-29T03:00+02:00 03-30T01:00+02:00
                    0,30 2 * * *     | 2026-03-29 | 03-29T03:00+02:00 03-30T02:00+02:00 03-30T02:30+02:00
                    0,30 2 * * *     | 2026-10-25 | 10-25T02:00+02:00 10-25T02:30+02:00 10-26T02:00+01:00
                    0 */2 * * *      | 2026-10-25 | 10-25T00:00+02:00 10-25T02:00+02:00 10-25T04:00+01:00
                    0 0 2 25 10 *    | 2026-10-25 | 10-25T02:00+02:00 10-25T02:00+02:00
                    """)
    void aDaysSlotComesOnceHoweverTheClockIsPut(String cron, String day, String expected) {
        List<String> wanted = List.of(expected.split(" "));
        Instant midnight = LocalDateTime.parse(day + "T00:00").atZone(BERLIN).toInstant();

        assertThat(shown(berlin(cron).first(midnight.minusSeconds(1), Instant.MAX, wanted.size())))
                .isEqualTo(wanted);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    30 * * * *  | 2026-03-29 | 03-29T00:30+01:00 03-29T01:30+01:00 03-29T03:30+02:00
                    @hourly     | 2026-10-25 | 10-25T00:00+02:00 10-25T01:00+02:00 10-25T02:00+02:00 10-25T02:00+01:00 10-25T03:00+01:00
                    */30 * * * * | 2026-10-25 | 10-25T00:00+02:00 10-25T00:30+02:00 10-25T01:00+02:00 10-25T01:30+02:00 10-25T02:00+02:00 10-25T02:30+02:00 10-25T02:00+01:00 10-25T02:30+01:00 10-25T03:00+01:00
                    """)
    void anHoursSlotComesInEveryHourThatPasses(String cron, String day, String expected) {
        aDaysSlotComesOnceHoweverTheClockIsPut(cron, day, expected);
    }

    /** A scheduler asks from wherever it stands, so that each moment must lead to the same slots. */
    @Test
    void everyMomentLeadsToTheSameSlots() {
        for (String cron : List.of("30 2 * * *", "0,30 1-3 * * *", "0 15 * * * *", "@daily")) {
            for (String day : List.of("2026-03-29", "2026-10-25")) {
                Instant from =
                        LocalDateTime.parse(day + "T00:00").atZone(BERLIN).toInstant();
                List<Instant> slots = berlin(cron).first(from, from.plusSeconds(86_400), 1000);
                for (Instant moment = from;
                        moment.isBefore(from.plusSeconds(36_000));
                        moment = moment.plusSeconds(300)) {
                    Instant now = moment;
                    assertThat(berlin(cron).next(now))
                            .as("%s after %s", cron, now)
                            .isEqualTo(slots.stream()
                                    .filter(slot -> slot.isAfter(now))
                                    .findFirst()
                                    .orElseGet(() -> berlin(cron).next(from.plusSeconds(86_400))));
                }
            }
        }
    }

    @Test
    void theLastSlotsOfALongTimeAreFoundWithoutTheOthers() {
        CronSlots everySecond = berlin("* * * * * *");
        Instant end = Instant.parse("2026-06-01T00:00:00Z");

        assertThat(everySecond.last(Instant.parse("1990-01-01T00:00:00Z"), end, 3))
                .containsExactly(end.minusSeconds(2), end.minusSeconds(1), end);
        assertThat(everySecond.last(end.minusSeconds(2), end, 3)).containsExactly(end.minusSeconds(1), end);
        assertThat(berlin("@yearly").last(end.minusSeconds(86_400), end, 3)).isEmpty();
        assertThat(shown(berlin("@yearly").last(Instant.parse("2020-01-01T00:00:00Z"), end, 2)))
                .containsExactly("01-01T00:00+01:00", "01-01T00:00+01:00");
    }
}
