package io.batchwright.format;

import io.batchwright.bytes.Bytes;
import io.batchwright.bytes.Lines;
import org.jspecify.annotations.Nullable;

/**
 * Finds values and ends of records by the rules of RFC 4180. A quote opens a quoted value only where a value starts, so a
 * stray quote spoils its own record and no other. Not thread-safe. Hot path.
 */
final class CsvScanner {

    /** Instead of an index: a quote is not closed, or a value is not well-formed. */
    static final int NONE = -1;

    private final byte delimiter;
    private final byte quote;
    private final QuoteOrLineEnd quoteOrLineEnd;
    private final boolean[] special = new boolean[256];
    private int start;
    private int end;
    private boolean doubled;
    private int breaks;
    private @Nullable String problem;

    CsvScanner(byte delimiter, byte quote) {
        this.delimiter = delimiter;
        this.quote = quote;
        this.quoteOrLineEnd = new QuoteOrLineEnd(quote);
        special[delimiter] = true;
        special[quote] = true;
        special['\n'] = true;
        special['\r'] = true;
    }

    /** Index of the first byte of the last value, without its quotes. */
    int start() {
        return start;
    }

    /** Index after the last byte of the last value, without its quotes. */
    int end() {
        return end;
    }

    /** Whether the last value holds doubled quotes, so that its text is not just its bytes. */
    boolean doubled() {
        return doubled;
    }

    /** Line ends inside quotes: in the last value, or in the record whose end was found last. */
    int breaks() {
        return breaks;
    }

    /** Why the last value was not well-formed: what was expected there. */
    String problem() {
        return String.valueOf(problem);
    }

    /**
     * Finds the end of the record that starts at {@code from}, well-formed or not.
     *
     * @return index of its line end, {@code to} if there is none, or {@link #NONE} if a quote is still open at {@code to}
     */
    int recordEnd(byte[] bytes, int from, int to) {
        breaks = 0;
        int i = from;
        while (true) {
            i = quoteOrLineEnd.find(bytes, i, to);
            if (i == to || bytes[i] != quote) {
                return i;
            }
            boolean opens = i == from || bytes[i - 1] == delimiter;
            i = opens ? afterQuoted(bytes, i + 1, to) : i + 1;
            if (i == NONE) {
                return NONE;
            }
        }
    }

    /**
     * Finds the value that starts at {@code from}.
     *
     * @return index of the delimiter or line end after it, {@code to}, or {@link #NONE} if it is not well-formed; then
     *     {@link #end()} is where and {@link #problem()} why
     */
    int value(byte[] bytes, int from, int to) {
        breaks = 0;
        doubled = false;
        if (from < to && bytes[from] == quote) {
            return quotedValue(bytes, from + 1, to);
        }
        int i = from;
        while (i < to && !special[bytes[i] & 0xFF]) {
            i++;
        }
        start = from;
        end = i;
        if (i < to && bytes[i] == quote) {
            problem = "expected no quote inside a value that does not start with one";
            return NONE;
        }
        return i;
    }

    private int quotedValue(byte[] bytes, int from, int to) {
        int after = afterQuoted(bytes, from, to);
        start = from;
        if (after == NONE) {
            end = to;
            problem = "expected a closing quote";
            return NONE;
        }
        end = after - 1;
        if (after < to && !special[bytes[after] & 0xFF]) {
            end = after;
            problem = "expected " + Place.character(new byte[] {delimiter}, 0, 1)
                    + " or the end of the line after a closing quote";
            return NONE;
        }
        return after;
    }

    /** Index after the quote that closes the value of which {@code from} is the first byte, or {@link #NONE}. */
    private int afterQuoted(byte[] bytes, int from, int to) {
        int i = from;
        while (true) {
            i = quoteOrLineEnd.find(bytes, i, to);
            if (i == to) {
                return NONE;
            }
            if (bytes[i] != quote) {
                breaks++;
                i = Lines.next(bytes, i, to);
            } else if (i + 1 < to && bytes[i + 1] == quote) {
                doubled = true;
                i += 2;
            } else {
                return i + 1;
            }
        }
    }

    /** Appends the last value to {@code bytes} with one quote for two; returns the offset of its first byte. */
    int appendText(Bytes bytes) {
        int first = bytes.length();
        byte[] source = bytes.array();
        int from = start;
        for (int i = start; i < end; i++) {
            if (source[i] == quote) {
                bytes.append(source, from, i + 1);
                from = ++i + 1;
            }
        }
        bytes.append(source, from, end);
        return first;
    }
}
