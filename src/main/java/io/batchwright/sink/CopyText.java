package io.batchwright.sink;

/**
 * Values as PostgreSQL's text format of COPY has them, written into a byte array without objects. Every method takes the
 * index to write at and returns the index after what it wrote; the caller has made sure of at least 40 bytes of room.
 */
final class CopyText {

    private static final int MICROS_PER_SECOND = 1_000_000;
    private static final long MICROS_PER_DAY = 86_400L * MICROS_PER_SECOND;
    private static final int DAYS_PER_ERA = 146_097;
    /** From 0000-03-01, where the eras below begin, to 1970-01-01. */
    private static final int DAYS_TO_EPOCH = 719_468;

    private static final byte[] TENS = new byte[100];
    private static final byte[] UNITS = new byte[100];

    static {
        for (int i = 0; i < 100; i++) {
            TENS[i] = (byte) ('0' + i / 10);
            UNITS[i] = (byte) ('0' + i % 10);
        }
    }

    private CopyText() {}

    /** The letter after the backslash for a byte from {@code \t} to {@code \r}, or the backslash itself. */
    static byte escapeLetter(byte b) {
        return switch (b) {
            case '\t' -> 't';
            case '\n' -> 'n';
            case 0x0B -> 'v';
            case '\f' -> 'f';
            case '\r' -> 'r';
            default -> b;
        };
    }

    static int putLong(byte[] out, int at, long value) {
        // Negative, because the range below zero is one larger.
        long rest = value < 0 ? value : -value;
        int next = at;
        if (value < 0) {
            out[next++] = '-';
        }
        int end = next + digits(rest);
        int i = end;
        while (rest <= Integer.MIN_VALUE) {
            long quotient = rest / 100;
            i = putPair(out, i, (int) (quotient * 100 - rest));
            rest = quotient;
        }
        int small = (int) rest;
        while (small <= -100) {
            int quotient = small / 100;
            i = putPair(out, i, quotient * 100 - small);
            small = quotient;
        }
        if (small <= -10) {
            putPair(out, i, -small);
        } else {
            out[i - 1] = (byte) ('0' - small);
        }
        return end;
    }

    /** How many digits a number at or below zero has. */
    private static int digits(long negative) {
        int digits = 1;
        long limit = -10;
        while (digits < 19 && negative <= limit) {
            digits++;
            limit *= 10;
        }
        return digits;
    }

    /** Writes two digits before {@code end} and returns where they begin. */
    private static int putPair(byte[] out, int end, int pair) {
        out[end - 1] = UNITS[pair];
        out[end - 2] = TENS[pair];
        return end - 2;
    }

    /** @param days since 1970-01-01, in the proleptic Gregorian calendar */
    static int putDate(byte[] out, int at, long days) {
        long year = yearOf(days);
        int next = putDay(out, at, days, year);
        return year <= 0 ? putBeforeChrist(out, next) : next;
    }

    /** @param micros since midnight */
    static int putTime(byte[] out, int at, long micros) {
        int fraction = (int) (micros % MICROS_PER_SECOND);
        int seconds = (int) (micros / MICROS_PER_SECOND);
        int next = put2(out, at, seconds / 3600);
        out[next++] = ':';
        next = put2(out, next, seconds / 60 % 60);
        out[next++] = ':';
        next = put2(out, next, seconds % 60);
        if (fraction == 0) {
            return next;
        }
        out[next++] = '.';
        next = put2(out, next, fraction / 10_000);
        next = put2(out, next, fraction / 100 % 100);
        return put2(out, next, fraction % 100);
    }

    /** @param micros since 1970-01-01T00:00:00Z; written in UTC with its offset, which a column without zone ignores */
    static int putTimestamp(byte[] out, int at, long micros) {
        long days = Math.floorDiv(micros, MICROS_PER_DAY);
        long year = yearOf(days);
        int next = putDay(out, at, days, year);
        out[next++] = ' ';
        next = putTime(out, next, micros - days * MICROS_PER_DAY);
        out[next++] = '+';
        next = put2(out, next, 0);
        return year <= 0 ? putBeforeChrist(out, next) : next;
    }

    // The calendar is counted in eras of 400 years from 0000-03-01, so that a leap day is a year's last.

    private static long yearOf(long days) {
        int dayOfEra = dayOfEra(days);
        int yearOfEra = yearOfEra(dayOfEra);
        long year = Math.floorDiv(days + DAYS_TO_EPOCH, DAYS_PER_ERA) * 400L + yearOfEra;
        return monthFromMarch(dayOfYear(dayOfEra, yearOfEra)) < 10 ? year : year + 1;
    }

    private static int putDay(byte[] out, int at, long days, long year) {
        int dayOfEra = dayOfEra(days);
        int dayOfYear = dayOfYear(dayOfEra, yearOfEra(dayOfEra));
        int month = monthFromMarch(dayOfYear);
        int next = putYear(out, at, year > 0 ? year : 1 - year);
        out[next++] = '-';
        next = put2(out, next, month < 10 ? month + 3 : month - 9);
        out[next++] = '-';
        return put2(out, next, dayOfYear - (153 * month + 2) / 5 + 1);
    }

    private static int dayOfEra(long days) {
        return (int) Math.floorMod(days + DAYS_TO_EPOCH, (long) DAYS_PER_ERA);
    }

    private static int yearOfEra(int dayOfEra) {
        return (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    }

    private static int dayOfYear(int dayOfEra, int yearOfEra) {
        return dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    }

    private static int monthFromMarch(int dayOfYear) {
        return (5 * dayOfYear + 2) / 153;
    }

    private static int putYear(byte[] out, int at, long year) {
        return year > 9999 ? putLong(out, at, year) : put2(out, put2(out, at, (int) year / 100), (int) year % 100);
    }

    private static int putBeforeChrist(byte[] out, int at) {
        out[at] = ' ';
        out[at + 1] = 'B';
        out[at + 2] = 'C';
        return at + 3;
    }

    private static int put2(byte[] out, int at, int value) {
        out[at] = TENS[value];
        out[at + 1] = UNITS[value];
        return at + 2;
    }
}
