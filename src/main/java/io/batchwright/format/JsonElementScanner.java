package io.batchwright.format;

import io.batchwright.bytes.Words;

/**
 * Finds where an element of a JSON array ends, without parsing it: at the first comma or closing bracket that is in no
 * string, object or array of its own. Not thread-safe. Hot path.
 *
 * <p>A malformed element should not take others with it:
 *
 * <ul>
 *   <li>a closing brace or bracket closes what is open within its own pair; one without a pair is passed over;
 *   <li>where an opening brace follows a comma directly within the element, and not a name, the element was not closed: it ends
 *       at the comma;
 *   <li>likewise in a string directly within the element, if a line ends between the comma and the brace.
 * </ul>
 */
final class JsonElementScanner {

    static final int NONE = -1;

    private static final long QUOTE = Words.repeat('"');
    private static final long OPEN = Words.repeat('{');
    private static final long CLOSE = Words.repeat('}');
    /** Makes brackets braces, and nothing else. */
    private static final long BRACKET_TO_BRACE = Words.repeat('{' - '[');

    /** By depth, whether it is an object that is open there; deeper ones are only counted, as no parser takes them. */
    private final boolean[] objects = new boolean[JsonObjectParser.MAX_DEPTH + 1];

    private int depth;
    private boolean inString;
    private boolean escaped;
    /** Index of the comma at which a malformed element ends, or {@link #NONE}. */
    private int cut = NONE;

    /** Begins with another element. */
    void reset() {
        depth = 0;
        inString = false;
        escaped = false;
    }

    /** Whether a brace, bracket or quote is open after the last call. */
    boolean inside() {
        return depth > 0 || inString;
    }

    /**
     * Looks on for the end of the element, of which {@code bytes[from, to)} is the next piece.
     *
     * @return index of the comma or bracket after it, or {@link #NONE} if it is not there
     */
    int end(byte[] bytes, int from, int to) {
        cut = NONE;
        int i = inString ? string(bytes, from, from, to) : from;
        while (i < to && cut == NONE) {
            i = depth == 0 ? outside(bytes, i, to) : special(bytes, i, to);
            if (i == to) {
                return NONE;
            }
            byte b = bytes[i];
            if (depth == 0 && (b == ',' || b == ']')) {
                return i;
            }
            i = b == '"' ? string(bytes, from, i + 1, to) : bracket(bytes, from, i);
        }
        return cut;
    }

    /** Index of the next byte that means something between elements, or {@code to}. */
    private static int outside(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && bytes[i] != ',' && bytes[i] != ']' && bytes[i] != '"' && bytes[i] != '{' && bytes[i] != '[') {
            i++;
        }
        return i;
    }

    /** Index of the next brace, bracket or quote, or {@code to}. */
    private static int special(byte[] bytes, int from, int to) {
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            long word = Words.at(bytes, i);
            long braces = word | BRACKET_TO_BRACE;
            long found = Words.equal(word, QUOTE) | Words.equal(braces, OPEN) | Words.equal(braces, CLOSE);
            if (found != 0) {
                return i + Words.first(found);
            }
        }
        while (i < to && bytes[i] != '"' && (bytes[i] | 0x20) != '{' && (bytes[i] | 0x20) != '}') {
            i++;
        }
        return i;
    }

    /** Takes the brace or bracket at {@code i}; returns the index after it. */
    private int bracket(byte[] bytes, int from, int i) {
        byte b = bytes[i];
        if (b == '{' || b == '[') {
            if (b == '{' && inElement()) {
                cut = commaBefore(bytes, from, i);
            }
            depth++;
            if (depth < objects.length) {
                objects[depth] = b == '{';
            }
        } else {
            close(b == '}');
        }
        return i + 1;
    }

    /** Whether the place is directly within the object that the element should be. */
    private boolean inElement() {
        return depth == 1 && objects[1];
    }

    private void close(boolean object) {
        if (depth >= objects.length) {
            depth--;
            return;
        }
        int pair = depth;
        while (pair > 0 && objects[pair] != object) {
            pair--;
        }
        depth = pair > 0 ? pair - 1 : depth;
    }

    /** Index after the string of which {@code i} is a byte, or {@code to} if it goes on there. */
    private int string(byte[] bytes, int from, int i, int to) {
        inString = true;
        int k = escaped && i < to ? i + 1 : i;
        escaped = escaped && i == to;
        while (k < to) {
            k = JsonTokens.specialInString(bytes, k, to);
            if (k == to) {
                return to;
            }
            byte b = bytes[k];
            if (b == '"') {
                inString = false;
                return k + 1;
            }
            if (b == '\\') {
                escaped = k + 1 == to;
                k += 2;
            } else {
                cut = inElement() && (b == '\n' || b == '\r') ? cutAtLineEnd(bytes, from, k, to) : NONE;
                k = cut == NONE ? k + 1 : to;
            }
        }
        return to;
    }

    private static int cutAtLineEnd(byte[] bytes, int from, int i, int to) {
        int next = JsonTokens.space(bytes, i, to);
        return next < to && bytes[next] == '{' ? commaBefore(bytes, from, i) : NONE;
    }

    /** Index of the comma that is the last byte before {@code i} but for white space, or {@link #NONE}. */
    private static int commaBefore(byte[] bytes, int from, int i) {
        int last = JsonTokens.spaceBefore(bytes, from, i) - 1;
        return last >= from && bytes[last] == ',' ? last : NONE;
    }
}
