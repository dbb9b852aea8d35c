package io.batchwright.transform.expression;

import static io.batchwright.transform.expression.ValueType.DATE;
import static io.batchwright.transform.expression.ValueType.DURATION;
import static io.batchwright.transform.expression.ValueType.INT;
import static io.batchwright.transform.expression.ValueType.STRING;
import static io.batchwright.transform.expression.ValueType.TIMESTAMP;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;
import java.util.function.ToLongFunction;

/** Timestamps, dates and durations. A timestamp holds microseconds, from year 1 to year 9999, as CEL limits it. */
final class Times {

    private static final long MIN_SECOND = -62_135_596_800L;
    private static final long MAX_SECOND = 253_402_300_799L;
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1000;

    private Times() {}

    static void addTo(List<Function> functions) {
        functions.add(Conversions.fromText(
                "timestamp", TIMESTAMP, "a timestamp such as 2024-12-31T23:59:59Z", Times::parseTimestamp));
        functions.add(Function.of(
                "timestamp", TIMESTAMP, Kernel.byRow((in, out, row) -> out.longs[row] = in[0].longs[row]), TIMESTAMP));
        functions.add(Function.of("timestamp", TIMESTAMP, Kernel.byRow(Times::ofEpochSecond), INT));
        functions.add(Conversions.fromText(
                "duration",
                DURATION,
                "a duration such as 1h30m or 0.5s",
                (in, out, row) -> out.longs[row] = DurationParser.parse(in[0].text(row))));
        functions.add(Function.of(
                "date",
                DATE,
                Kernel.byRow((in, out, row) -> out.longs[row] = Math.floorDiv(
                        in[0].longs[row], ChronoUnit.DAYS.getDuration().toSeconds() * MICROS_PER_SECOND)),
                TIMESTAMP));
        functions.add(Function.of("_+_", TIMESTAMP, sum(Math::addExact, true), TIMESTAMP, DURATION));
        functions.add(Function.of("_+_", TIMESTAMP, sum(Math::addExact, true), DURATION, TIMESTAMP));
        functions.add(Function.of("_-_", TIMESTAMP, sum(Math::subtractExact, true), TIMESTAMP, DURATION));
        functions.add(Function.of("_+_", DURATION, sum(Math::addExact, false), DURATION, DURATION));
        functions.add(Function.of("_-_", DURATION, sum(Math::subtractExact, false), DURATION, DURATION));
        functions.add(Function.of("_-_", DURATION, sum(Times::between, false), TIMESTAMP, TIMESTAMP));
        addGetters(functions);
    }

    private static void addGetters(List<Function> functions) {
        addGetter(functions, "getFullYear", LocalDateTime::getYear);
        addGetter(functions, "getMonth", t -> t.getMonthValue() - 1);
        addGetter(functions, "getDate", LocalDateTime::getDayOfMonth);
        addGetter(functions, "getDayOfMonth", t -> t.getDayOfMonth() - 1);
        addGetter(functions, "getDayOfWeek", t -> t.getDayOfWeek().getValue() % 7);
        addGetter(functions, "getDayOfYear", t -> t.getDayOfYear() - 1);
        addTimeGetter(functions, "getHours", LocalDateTime::getHour, micros -> micros / MICROS_PER_SECOND / 3600);
        addTimeGetter(functions, "getMinutes", LocalDateTime::getMinute, micros -> micros / MICROS_PER_SECOND / 60);
        addTimeGetter(functions, "getSeconds", LocalDateTime::getSecond, micros -> micros / MICROS_PER_SECOND);
        addTimeGetter(
                functions, "getMilliseconds", t -> t.get(ChronoField.MILLI_OF_SECOND), micros -> micros / 1000 % 1000);
    }

    /** A part of a date, which timestamps and dates have. Numbered as CEL does: months and days from 0, Sunday is 0. */
    private static void addGetter(List<Function> functions, String name, ToLongFunction<LocalDateTime> part) {
        addTimestampGetter(functions, name, part);
        functions.add(Function.member(
                name,
                INT,
                Kernel.byRow((in, out, row) -> out.longs[row] =
                        part.applyAsLong(LocalDate.ofEpochDay(in[0].longs[row]).atStartOfDay())),
                DATE));
    }

    /** A part of the time of day, which timestamps have; of a duration it is the whole in that unit. */
    private static void addTimeGetter(
            List<Function> functions, String name, ToLongFunction<LocalDateTime> part, LongUnaryOperator ofDuration) {
        addTimestampGetter(functions, name, part);
        functions.add(Function.member(
                name,
                INT,
                Kernel.byRow((in, out, row) -> out.longs[row] = ofDuration.applyAsLong(in[0].longs[row])),
                DURATION));
    }

    private static void addTimestampGetter(List<Function> functions, String name, ToLongFunction<LocalDateTime> part) {
        functions.add(Function.member(name, INT, getter(part, ZoneOffset.UTC), TIMESTAMP));
        functions.add(
                new Function(name, true, INT, List.of(TIMESTAMP, STRING), operands -> getter(part, zone(operands))));
    }

    private static Kernel getter(ToLongFunction<LocalDateTime> part, ZoneId zone) {
        return Kernel.byRow((in, out, row) ->
                out.longs[row] = part.applyAsLong(LocalDateTime.ofInstant(instant(in[0].longs[row]), zone)));
    }

    private static ZoneId zone(List<Node> operands) {
        String name = Function.Preparation.constantText(operands, 1, "the time zone");
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new InvalidExpressionException(
                    1, "expected a time zone such as Europe/Berlin or +02:00, found '" + name + "'");
        }
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** Microseconds since 1970; {@code ChronoUnit.MICROS.between} overflows after 292 years. */
    static long micros(Instant instant) {
        return instant.getEpochSecond() * MICROS_PER_SECOND + instant.getNano() / NANOS_PER_MICRO;
    }

    private static Kernel sum(LongBinaryOperator operation, boolean timestamp) {
        return Kernel.byRow((in, out, row) -> {
            try {
                long result = operation.applyAsLong(in[0].longs[row], in[1].longs[row]);
                if (timestamp) {
                    checkRange(Math.floorDiv(result, MICROS_PER_SECOND));
                }
                out.longs[row] = result;
            } catch (ArithmeticException | DateTimeException e) {
                out.fail(row, (timestamp ? "timestamp" : "duration") + " out of range");
            }
        });
    }

    /** CEL holds a difference in nanoseconds, which limits it to 292 years. */
    private static long between(long a, long b) {
        long micros = Math.subtractExact(a, b);
        if (Math.multiplyHigh(micros, NANOS_PER_MICRO) != (micros * NANOS_PER_MICRO) >> (Long.SIZE - 1)) {
            throw new ArithmeticException();
        }
        return micros;
    }

    private static void parseTimestamp(Vector[] in, Vector out, int row) {
        Instant instant = OffsetDateTime.parse(in[0].text(row)).toInstant();
        checkRange(instant.getEpochSecond());
        out.longs[row] = micros(instant);
    }

    private static void ofEpochSecond(Vector[] in, Vector out, int row) {
        long second = in[0].longs[row];
        if (second < MIN_SECOND || second > MAX_SECOND) {
            out.fail(row, "timestamp out of range");
        } else {
            out.longs[row] = second * MICROS_PER_SECOND;
        }
    }

    private static void checkRange(long epochSecond) {
        if (epochSecond < MIN_SECOND || epochSecond > MAX_SECOND) {
            throw new DateTimeException("out of range");
        }
    }
}
