package io.batchwright.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.bytes.Bytes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Dates and times against java.time. */
class TemporalDecoderTest {

    private static final long FIRST_SECOND = LocalDate.of(1, 1, 1).toEpochDay() * 86_400;
    private static final long LAST_SECOND = LocalDate.of(9999, 12, 31).toEpochDay() * 86_400 + 86_399;

    @Property
    void isoTextsAreReadBack(@ForAll("times") LocalDateTime time, @ForAll("offsets") ZoneOffset offset) {
        Assume.that(offset.getTotalSeconds() == 0 || (time.getYear() > 1 && time.getYear() < 9999));
        OffsetDateTime stamp = time.atOffset(offset);
        assertThat(Values.parse(FieldType.TIMESTAMP, stamp.toString())).isEqualTo(stamp.toInstant());
        assertThat(Values.parse(FieldType.TIMESTAMP, time.toString().replace('T', ' ')))
                .isEqualTo(time.toInstant(ZoneOffset.UTC));
        assertThat(Values.parse(FieldType.DATE, time.toLocalDate().toString())).isEqualTo(time.toLocalDate());
        LocalTime ofDay = time.toLocalTime();
        assertThat(Values.parse(FieldType.TIME, ofDay.toString())).isEqualTo(ofDay);
    }

    /** Neighbouring times share one decoder and its memory of the last span. */
    @Property
    void aZoneIsAppliedAsJavaTimeDoes(@ForAll("zones") ZoneId zone, @ForAll("recentSeconds") long second) {
        LocalClock clock = new LocalClock(zone);
        for (long local = second; local < second + 86_400 * 400L; local += 86_400 * 20L + 1_234) {
            assertThat(clock.epochSecond(local)).isEqualTo(javaTime(zone, local));
        }
    }

    @Property(tries = 20)
    void gapsAndOverlapsAreResolvedAsJavaTimeDoes(@ForAll("zones") ZoneId zone) {
        LocalClock clock = new LocalClock(zone);
        Instant at = Instant.parse("1990-01-01T00:00:00Z");
        for (int i = 0; i < 40; i++) {
            ZoneOffsetTransition transition = zone.getRules().nextTransition(at);
            if (transition == null) {
                return;
            }
            at = transition.getInstant();
            long before = transition.getDateTimeBefore().toEpochSecond(ZoneOffset.UTC);
            for (long local = before - 7_300; local <= before + 7_300; local += 100) {
                assertThat(clock.epochSecond(local)).isEqualTo(javaTime(zone, local));
            }
            for (long local = before + 7_300; local >= before - 7_300; local -= 100) {
                assertThat(clock.epochSecond(local)).isEqualTo(javaTime(zone, local));
            }
            // The first second behind the transition teaches the clock a span that must not reach before it.
            LocalClock fresh = new LocalClock(zone);
            long after = transition.getDateTimeAfter().toEpochSecond(ZoneOffset.UTC);
            fresh.epochSecond(Math.max(before, after));
            assertThat(fresh.epochSecond(Math.min(before, after) - 1))
                    .isEqualTo(javaTime(zone, Math.min(before, after) - 1));
        }
    }

    @Property
    void compiledPatternsReadWhatTheFormatterWrites(
            @ForAll("patterns") String pattern,
            @ForAll("times") LocalDateTime time,
            @ForAll("offsets") ZoneOffset offset) {
        DateTimeFormatter formatter = DatePatterns.formatter(pattern);
        String text = formatter.format(time.atOffset(offset));
        assertThat(PatternCompiler.compile(Kind.TIMESTAMP, pattern)).isPresent();
        assertBothRead(pattern, text);
    }

    @Property(tries = 2000)
    void compiledPatternsRefuseWhatTheFormatterRefuses(
            @ForAll("patterns") String pattern,
            @ForAll("times") LocalDateTime time,
            @ForAll("offsets") ZoneOffset offset,
            @ForAll int where,
            @ForAll("damage") String damage) {
        String text = DatePatterns.formatter(pattern).format(time.atOffset(offset));
        int index = Math.floorMod(where, text.length());
        assertBothRead(pattern, text.substring(0, index) + damage + text.substring(index + 1));
    }

    private static void assertBothRead(String pattern, String text) {
        ZoneId zone = ZoneId.of("Europe/Berlin");
        ValueDecoder compiled = TemporalDecoders.of(Kind.TIMESTAMP, pattern, zone);
        assertThat(compiled).isInstanceOf(TemporalDecoder.class);
        assertThat(read(compiled, text))
                .as("%s in %s", text, pattern)
                .isEqualTo(read(new FormatterDecoder(Kind.TIMESTAMP, pattern, zone), text));
    }

    private static String read(ValueDecoder decoder, String text) {
        Column column = Column.computed(Field.of("f", FieldType.TIMESTAMP), 1);
        Bytes bytes = Bytes.of(text);
        boolean fits = decoder.decode(bytes, 0, bytes.length(), column, 0);
        return fits ? Long.toString(column.longs()[0]) : "refused";
    }

    private static long javaTime(ZoneId zone, long local) {
        return LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC)
                .atZone(zone)
                .toEpochSecond();
    }

    @Provide
    Arbitrary<LocalDateTime> times() {
        Arbitrary<Long> seconds = Arbitraries.longs().between(FIRST_SECOND, LAST_SECOND);
        Arbitrary<Integer> micros = Arbitraries.integers().between(0, 999_999);
        return seconds.flatMap(s -> micros.map(m -> LocalDateTime.ofEpochSecond(s, m * 1000, ZoneOffset.UTC)));
    }

    @Provide
    Arbitrary<Long> recentSeconds() {
        return Arbitraries.longs().between(-1_000_000_000L, 2_500_000_000L);
    }

    @Provide
    Arbitrary<ZoneOffset> offsets() {
        return Arbitraries.integers()
                .between(-18 * 60, 18 * 60)
                .map(minutes -> ZoneOffset.ofTotalSeconds(minutes * 60));
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(
                        "Europe/Berlin",
                        "America/New_York",
                        "Australia/Lord_Howe",
                        "Asia/Kolkata",
                        "Africa/Casablanca",
                        "Pacific/Apia",
                        "UTC",
                        "+05:45")
                .map(ZoneId::of);
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.of(
                "dd/MMM/yyyy:HH:mm:ss Z",
                "yyyy-MM-dd HH:mm",
                "yyyyMMdd'T'HHmmssSSSXX",
                "yyyy-MM-dd'T'HH:mm:ss.SSSSSSXXX",
                "dd.MM.uuuu HH 'h' X",
                "MM/dd/yyyy HH:mm:ss.SSSSSSSSS xxx",
                "yyyy-MM-dd");
    }

    @Provide
    Arbitrary<String> damage() {
        return Arbitraries.strings()
                .withChars("0123456789")
                .withChars("+-:. aZzJ")
                .ofMaxLength(2);
    }
}
