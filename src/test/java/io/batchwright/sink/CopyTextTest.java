package io.batchwright.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class CopyTextTest {

    private static final long MICROS_PER_DAY = ChronoUnit.DAYS.getDuration().toNanos() / 1000;

    private final byte[] out = new byte[48];

    @Property
    void writesEveryLong(@ForAll long value) {
        assertThat(text(CopyText.putLong(out, 3, value))).isEqualTo(Long.toString(value));
    }

    @Example
    void writesLongsWhereTheNumberOfDigitsChanges() {
        long power = 1;
        for (int digits = 1; digits <= 19; digits++, power *= 10) {
            for (long value : new long[] {power - 1, power, -power, 1 - power}) {
                assertThat(text(CopyText.putLong(out, 3, value))).isEqualTo(Long.toString(value));
            }
        }
        for (long value : new long[] {Long.MIN_VALUE, Long.MAX_VALUE, Integer.MIN_VALUE, Integer.MIN_VALUE - 1L}) {
            assertThat(text(CopyText.putLong(out, 3, value))).isEqualTo(Long.toString(value));
        }
    }

    @Property
    void writesEveryDate(@ForAll @LongRange(min = -2_000_000, max = 2_000_000) long days) {
        assertThat(text(CopyText.putDate(out, 3, days))).isEqualTo(expected(LocalDate.ofEpochDay(days), ""));
    }

    @Example
    void writesDatesAroundTheTurnOfTheEra() {
        assertThat(text(CopyText.putDate(out, 3, LocalDate.of(1, 1, 1).toEpochDay())))
                .isEqualTo("0001-01-01");
        assertThat(text(CopyText.putDate(out, 3, LocalDate.of(0, 12, 31).toEpochDay())))
                .isEqualTo("0001-12-31 BC");
        assertThat(text(CopyText.putDate(out, 3, LocalDate.of(12345, 6, 7).toEpochDay())))
                .isEqualTo("12345-06-07");
    }

    @Property
    void writesEveryTimestamp(
            @ForAll @LongRange(min = -200_000_000_000_000_000L, max = 200_000_000_000_000_000L) long micros) {
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(micros, MICROS_PER_DAY));
        String time = " " + time(Math.floorMod(micros, MICROS_PER_DAY)) + "+00";
        assertThat(text(CopyText.putTimestamp(out, 3, micros))).isEqualTo(expected(date, time));
    }

    @Property
    void writesEveryTime(@ForAll @LongRange(min = 0, max = 86_399_999_999L) long micros) {
        assertThat(text(CopyText.putTime(out, 3, micros))).isEqualTo(time(micros));
    }

    private static String time(long micros) {
        LocalTime time = LocalTime.ofNanoOfDay(micros * 1000);
        String seconds = String.format(Locale.ROOT, "%tT", time);
        return micros % 1_000_000 == 0 ? seconds : seconds + String.format(Locale.ROOT, ".%06d", micros % 1_000_000);
    }

    private static String expected(LocalDate date, String time) {
        int year = date.getYear() > 0 ? date.getYear() : 1 - date.getYear();
        String day = String.format(Locale.ROOT, "%04d-%02d-%02d", year, date.getMonthValue(), date.getDayOfMonth());
        return day + time + (date.getYear() > 0 ? "" : " BC");
    }

    private String text(int end) {
        return new String(out, 3, end - 3, StandardCharsets.US_ASCII);
    }
}
