package io.batchwright.format;

import io.batchwright.bytes.Bytes;
import io.batchwright.bytes.Lines;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a JSON array before each of its commas and before its closing bracket. So the first record begins with the opening
 * bracket, every other one with a comma, and what is left with the closing bracket: from any of these places it is
 * known what comes next. An element ends where {@link JsonElementScanner} says, well-formed or not.
 */
final class JsonArrayFramer implements Framer {

    /** White space between elements is held with the one after it. */
    private static final int MAX_SPACE = 1 << 20;

    private final int maxRecordBytes;
    private final JsonElementScanner scanner = new JsonElementScanner();
    private int records;
    private int lines;
    private boolean oversized;
    private @Nullable String problem;
    private boolean closed;

    JsonArrayFramer(int maxRecordBytes) {
        this.maxRecordBytes = maxRecordBytes;
    }

    /** Index of the first byte of the element behind the separator that {@code [from, to)} begins with. */
    static int element(byte[] bytes, int from, int to) {
        int separator = JsonTokens.space(bytes, from, to);
        return separator == to ? to : JsonTokens.space(bytes, separator + 1, to);
    }

    @Override
    public boolean begins(byte[] bytes, int from, int to) {
        int first = JsonTokens.space(bytes, from, to);
        limitSpace(from, first);
        if (first < to && bytes[first] != '[') {
            throw new FormatException("expected '[' of a JSON array, found " + found(bytes[first])
                    + (bytes[first] == '{' ? "; where each line is an object, the format is json-lines" : ""));
        }
        return first < to;
    }

    @Override
    public int frame(byte[] bytes, int from, int to, boolean endOfInput, int maxRecords) {
        records = 0;
        oversized = false;
        problem = null;
        closed = false;
        int framed = from;
        int next = next(bytes, from, to, endOfInput);
        while (next > framed) {
            framed = next;
            next = records < maxRecords ? next(bytes, framed, to, endOfInput) : framed;
        }
        lines = Lines.count(bytes, from, framed);
        return framed;
    }

    /** Index before the separator after the one at {@code from}; {@code from} if that is not known. */
    private int next(byte[] bytes, int from, int to, boolean endOfInput) {
        int separator = JsonTokens.space(bytes, from, to);
        if (separator == to) {
            return endOfInput ? to : from;
        }
        int element = JsonTokens.space(bytes, separator + 1, to);
        limitSpace(separator + 1, element);
        if (bytes[separator] == ']') {
            return afterArray(bytes, from, element, to, endOfInput);
        }
        if (element < to && bytes[separator] == '[' && bytes[element] == ']') {
            return element;
        }
        scanner.reset();
        int end = scanner.end(bytes, element, to);
        int known = end == JsonElementScanner.NONE ? to : end;
        oversized = known - element > maxRecordBytes;
        if (oversized || end == JsonElementScanner.NONE) {
            problem = endOfInput && !oversized ? unfinished(element == to) : null;
            return from;
        }
        records++;
        return end;
    }

    private static void limitSpace(int from, int to) {
        if (to - from > MAX_SPACE) {
            throw new FormatException(
                    "expected at most " + MAX_SPACE + " bytes of white space between elements, found more");
        }
    }

    private int afterArray(byte[] bytes, int from, int next, int to, boolean endOfInput) {
        closed = true;
        if (next < to) {
            problem = "expected the end of the input after the array, found " + found(bytes[next]);
        }
        return next == to && endOfInput ? to : from;
    }

    /** Why the element at the end of the input is none; what is not closed in it, {@link JsonElementSkip} says. */
    private String unfinished(boolean nothing) {
        String expected = nothing ? ": expected an element or ']'" : ": expected ',' or ']' after the element";
        return "the input ends within the array" + (scanner.inside() ? "" : expected);
    }

    /** The rest of a character may not be there yet. */
    private static String found(byte b) {
        return b < 0
                ? String.format(Locale.ROOT, "the byte 0x%02X; is the input in another charset?", b)
                : Place.character(new byte[] {b}, 0, 1);
    }

    @Override
    public boolean oversized() {
        return oversized;
    }

    @Override
    public @Nullable String problem() {
        return problem;
    }

    @Override
    public int records() {
        return records;
    }

    @Override
    public int lines() {
        return lines;
    }

    /** Past the element, or past all that follows the array. */
    @Override
    public RecordSkip skip() {
        return new JsonElementSkip(closed);
    }

    /**
     * As an element that follows another one. A comma or bracket behind it is left out, as lines of an array may end with one;
     * an element that is not closed is none, as it would take those appended later with it.
     */
    @Override
    public boolean append(byte[] raw, Bytes target) {
        int from = target.length();
        target.append(',');
        target.append(raw, 0, raw.length);
        int element = element(target.array(), from, target.length());
        scanner.reset();
        int end = scanner.end(target.array(), element, target.length());
        boolean more = end != JsonElementScanner.NONE
                && JsonTokens.space(target.array(), end + 1, target.length()) < target.length();
        if (end != JsonElementScanner.NONE && !more) {
            target.length(end);
        }
        oversized = target.length() - element > maxRecordBytes;
        boolean none = element == target.length() || scanner.inside();
        records = more ? 2 : none ? 0 : 1;
        return records == 1 && !oversized;
    }
}
