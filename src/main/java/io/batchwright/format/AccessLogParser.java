package io.batchwright.format;

import io.batchwright.bytes.Bytes;
import io.batchwright.format.AccessLogFormatSpec.Variant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Parses {@code host ident user [time] "request" status bytes}, and {@code "referrer" "user agent"} in the combined
 * format.
 *
 * <p>Hot path. Every step takes the index where its part starts and gives the index after it; once one has failed, the
 * others hand {@link #NONE} on.
 */
final class AccessLogParser implements LineParser {

    private static final int NONE = -1;
    private static final ByteSearch SPACE = new ByteSearch(' ');
    private static final ByteSearch OPENING_BRACKET = new ByteSearch('[');
    private static final ByteSearch CLOSING_BRACKET = new ByteSearch(']');
    private static final ByteSearch QUOTE_OR_BACKSLASH = new ByteSearch('"', '\\');

    private final Slots slots;
    private final Variant variant;
    private final int[] slotOfPart;
    private byte[] bytes = {};
    private int lineStart;
    private int to;
    private int row;
    private @Nullable String problem;

    AccessLogParser(Slots slots, Variant variant) {
        this.slots = slots;
        this.variant = variant;
        this.slotOfPart = Arrays.stream(AccessLogPart.values())
                .mapToInt(part -> slots.places().indexOf(part.place()))
                .toArray();
    }

    @Override
    public @Nullable String parse(Bytes line, int from, int newTo, int newRow) {
        bytes = line.array();
        lineStart = from;
        to = newTo;
        row = newRow;
        problem = null;
        int i = word(AccessLogPart.HOST, from);
        i = word(AccessLogPart.IDENT, space(i));
        i = user(space(i));
        i = time(space(i));
        i = request(space(i));
        i = word(AccessLogPart.STATUS, space(i));
        i = word(AccessLogPart.BYTES, space(i));
        if (variant == Variant.COMBINED) {
            i = quoted(AccessLogPart.REFERRER, space(i));
            i = quoted(AccessLogPart.USER_AGENT, space(i));
        }
        if (i != NONE && i != to) {
            fail(i, "the end of the line");
        }
        return problem;
    }

    private int space(int i) {
        if (i == NONE) {
            return NONE;
        }
        return i < to && bytes[i] == ' ' ? i + 1 : fail(i, "a space");
    }

    private int word(AccessLogPart part, int i) {
        if (i == NONE) {
            return NONE;
        }
        int end = SPACE.find(bytes, i, to);
        if (end == i) {
            return fail(i, "the " + part.words());
        }
        set(part, i, end);
        return end;
    }

    /** Everything up to the time: user names may hold spaces. */
    private int user(int i) {
        if (i == NONE) {
            return NONE;
        }
        int bracket = OPENING_BRACKET.find(bytes, i, to);
        while (bracket < to && (bracket == i || bytes[bracket - 1] != ' ')) {
            bracket = OPENING_BRACKET.find(bytes, bracket + 1, to);
        }
        if (bracket == to || bracket - 1 == i) {
            return fail(i, "the user, then a space and the time in brackets");
        }
        set(AccessLogPart.USER, i, bracket - 1);
        return bracket - 1;
    }

    private int time(int i) {
        if (i == NONE) {
            return NONE;
        }
        int end = CLOSING_BRACKET.find(bytes, i, to);
        if (end == to) {
            return fail(to, "']' after the time");
        }
        set(AccessLogPart.TIME, i + 1, end);
        return end + 1;
    }

    private int request(int i) {
        int after = closingQuote("request", i) + 1;
        if (after == NONE + 1) {
            return NONE;
        }
        int end = after - 1;
        int first = SPACE.find(bytes, i + 1, end);
        int second = first == end ? end : SPACE.find(bytes, first + 1, end);
        boolean threeWords =
                first > i + 1 && second > first + 1 && second + 1 < end && SPACE.find(bytes, second + 1, end) == end;
        if (threeWords) {
            set(AccessLogPart.METHOD, i + 1, first);
            set(AccessLogPart.PATH, first + 1, second);
            set(AccessLogPart.PROTOCOL, second + 1, end);
        } else {
            set(AccessLogPart.PATH, i + 1, end);
        }
        return after;
    }

    private int quoted(AccessLogPart part, int i) {
        int end = closingQuote(part.words(), i);
        if (end == NONE) {
            return NONE;
        }
        set(part, i + 1, end);
        return end + 1;
    }

    /** Index of the quote that closes the one at {@code i}; a backslash takes the meaning of the character after it. */
    private int closingQuote(String part, int i) {
        if (i == NONE) {
            return NONE;
        }
        if (i == to || bytes[i] != '"') {
            return fail(i, "'\"' before the " + part);
        }
        int k = QUOTE_OR_BACKSLASH.find(bytes, i + 1, to);
        while (k < to && bytes[k] == '\\') {
            k = QUOTE_OR_BACKSLASH.find(bytes, Math.min(k + 2, to), to);
        }
        return k < to ? k : fail(to, "'\"' after the " + part);
    }

    @SuppressWarnings("EnumOrdinal") // an EnumMap would box the slot
    private void set(AccessLogPart part, int start, int end) {
        int slot = slotOfPart[part.ordinal()];
        boolean dash = end - start == 1 && bytes[start] == '-';
        if (slot >= 0 && !dash) {
            slots.set(slot, row, start, end);
        }
    }

    private int fail(int i, String expected) {
        problem = "column " + Place.column(bytes, lineStart, i) + ": expected " + expected + ", found "
                + Place.character(bytes, i, to);
        return NONE;
    }
}
