package io.batchwright.record;

/** How an offset from UTC is written; the letters are those of {@link java.time.format.DateTimeFormatter}. */
enum OffsetForm {
    /** {@code +02:00}, {@code +0200}, {@code +02} or {@code Z}. */
    ANY,
    /** {@code +0200}: Z, xx. */
    DIGITS,
    /** {@code +0200} or {@code Z}: XX. */
    DIGITS_OR_Z,
    /** {@code +02:00}: xxx. */
    COLON,
    /** {@code +02:00} or {@code Z}: XXX. */
    COLON_OR_Z,
    /** {@code +02} or {@code +0200}: x. */
    SHORT,
    /** {@code +02}, {@code +0200} or {@code Z}: X. */
    SHORT_OR_Z;

    boolean allowsZ() {
        return this == ANY || this == DIGITS_OR_Z || this == COLON_OR_Z || this == SHORT_OR_Z;
    }

    /** Whether minutes must follow the hours that end at {@code position}. */
    boolean readsMinutes(byte[] bytes, int position, int end) {
        boolean optional = this == ANY || this == SHORT || this == SHORT_OR_Z;
        return !optional || (position < end && (isDigit(bytes[position]) || readsColon(bytes, position, end)));
    }

    /** Whether a colon must stand at {@code position}, before the minutes. */
    boolean readsColon(byte[] bytes, int position, int end) {
        return this == COLON || this == COLON_OR_Z || (this == ANY && position < end && bytes[position] == ':');
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
