package io.batchwright.record;

import io.batchwright.bytes.Ascii;
import io.batchwright.bytes.Whitespace;

/**
 * Reads the parts of dates and times off a text, one after the other. One reader serves all values of a column, so that
 * no object is made for each. Not thread-safe.
 */
final class TemporalReader {

    static final String TOO_PRECISE = "is more precise than microseconds";

    private static final int SECONDS_PER_DAY = 86_400;
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int MICROS_DIGITS = 6;
    private static final int MAX_OFFSET_HOURS = 18;
    private static final String[] MONTHS = {
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"
    };
    private static final int[] DAYS_BEFORE = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};

    private byte[] bytes = {};
    private int position;
    private int end;
    private int year;
    private int month;
    private int day;
    private int hour;
    private int minute;
    private int second;
    private int micros;
    private int offset;
    private boolean offsetRead;
    private boolean tooPrecise;

    /** Starts at a new text, passing over the white space around it. */
    void start(byte[] text, int from, int to) {
        bytes = text;
        position = Whitespace.skip(text, from, to);
        end = Whitespace.trimEnd(text, position, to);
        year = 1970;
        month = 1;
        day = 1;
        hour = 0;
        minute = 0;
        second = 0;
        micros = 0;
        offsetRead = false;
        tooPrecise = false;
    }

    boolean atEnd() {
        return position == end;
    }

    /** Reads {@code b} (an ASCII letter in any case); passes over nothing if it is not there. */
    boolean literal(byte b) {
        if (position < end && Ascii.toLowerCase(bytes[position]) == Ascii.toLowerCase(b)) {
            position++;
            return true;
        }
        return false;
    }

    boolean year() {
        year = number(4);
        return year >= 1;
    }

    boolean month() {
        month = number(2);
        return month >= 1 && month <= 12;
    }

    /** Reads the first three letters of the month's English name. */
    boolean monthName() {
        for (int i = 0; i < MONTHS.length; i++) {
            if (Ascii.startsWithIgnoreCase(bytes, position, end, MONTHS[i])) {
                month = i + 1;
                position += 3;
                return true;
            }
        }
        return false;
    }

    boolean day() {
        day = number(2);
        return day >= 1 && day <= 31;
    }

    boolean hour() {
        hour = number(2);
        return hour >= 0 && hour <= 23;
    }

    boolean minute() {
        minute = number(2);
        return minute >= 0 && minute <= 59;
    }

    boolean second() {
        second = number(2);
        return second >= 0 && second <= 59;
    }

    /** Reads the digits after the decimal point, {@code least} to {@code most} of them; beyond microseconds only zeros. */
    boolean fraction(int least, int most) {
        int digits = 0;
        int value = 0;
        for (; digits < most && position < end && isDigit(bytes[position]); digits++, position++) {
            int digit = bytes[position] - '0';
            if (digits < MICROS_DIGITS) {
                value = value * 10 + digit;
            } else if (digit != 0) {
                tooPrecise = true;
            }
        }
        for (int i = digits; i < MICROS_DIGITS; i++) {
            value *= 10;
        }
        micros = value;
        return digits >= least && !tooPrecise;
    }

    /** Reads an offset from UTC in one of the forms of {@link OffsetForm}. */
    boolean offset(OffsetForm form) {
        offset = 0;
        offsetRead = true;
        if (form.allowsZ() && literal((byte) 'Z')) {
            return true;
        }
        boolean west = position < end && bytes[position] == '-';
        if (!west && (position >= end || bytes[position] != '+')) {
            return false;
        }
        position++;
        int hours = number(2);
        int minutes = form.readsMinutes(bytes, position, end) ? minutes(form) : 0;
        int seconds = (hours * 60 + minutes) * 60;
        offset = west ? -seconds : seconds;
        return hours >= 0 && minutes >= 0 && minutes <= 59 && seconds <= MAX_OFFSET_HOURS * 3600;
    }

    private int minutes(OffsetForm form) {
        return form.readsColon(bytes, position, end) && !literal((byte) ':') ? -1 : number(2);
    }

    /** Reads exactly {@code width} digits; returns -1 if they are not there. */
    private int number(int width) {
        if (end - position < width) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < width; i++) {
            byte b = bytes[position + i];
            if (!isDigit(b)) {
                return -1;
            }
            value = value * 10 + (b - '0');
        }
        position += width;
        return value;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** Whether the month has that day. */
    boolean isDayOfMonth() {
        int length = DAYS_BEFORE[month] - DAYS_BEFORE[month - 1];
        return day <= (month == 2 && isLeapYear() ? length + 1 : length);
    }

    private boolean isLeapYear() {
        return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    /** Days since 1970-01-01. */
    long epochDay() {
        int before = year - 1;
        long daysBeforeYear = before * 365L + before / 4 - before / 100 + before / 400;
        int leapDay = month > 2 && isLeapYear() ? 1 : 0;
        return daysBeforeYear + DAYS_BEFORE[month - 1] + leapDay + day - 1 - 719_162;
    }

    /** Microseconds since midnight. */
    long microOfDay() {
        return secondOfDay() * MICROS_PER_SECOND + micros;
    }

    /** Microseconds since 1970-01-01T00:00:00Z; in {@code zone}, if no offset was read. */
    long epochMicro(LocalClock zone) {
        long local = epochDay() * SECONDS_PER_DAY + secondOfDay();
        long epochSecond = offsetRead ? local - offset : zone.epochSecond(local);
        return epochSecond * MICROS_PER_SECOND + micros;
    }

    private long secondOfDay() {
        return (hour * 60L + minute) * 60 + second;
    }

    /**
     * Why the text did not fit although it looks as if; or empty.
     *
     * @param wellFormed whether all of it was read
     */
    String remark(boolean wellFormed) {
        if (tooPrecise) {
            return TOO_PRECISE;
        }
        return wellFormed && !isDayOfMonth() ? "is no day of the calendar" : "";
    }
}
