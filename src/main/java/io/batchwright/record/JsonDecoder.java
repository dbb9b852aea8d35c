package io.batchwright.record;

import io.batchwright.bytes.Bytes;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** One JSON value (RFC 8259) each, stored as it is but for the white space around it. */
final class JsonDecoder implements ValueDecoder {

    private static final String FIRST_BYTES = "{[\"-0123456789tfn";

    private final JsonFactory json = new JsonFactory();

    @Override
    public boolean decode(Bytes bytes, int from, int to, Column column, int row) {
        byte[] array = bytes.array();
        int start = from;
        int end = to;
        while (start < end && isSpace(array[start])) {
            start++;
        }
        while (end > start && isSpace(array[end - 1])) {
            end--;
        }
        column.slice(row, start, end);
        return start < end && looksLikeUtf8(array, start, end) && complaint(array, start, end) == null;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t' || b == '\n' || b == '\r';
    }

    /** Jackson guesses UTF-16 and UTF-32 from zero bytes and byte order marks, neither of which this text may have. */
    private static boolean looksLikeUtf8(byte[] array, int from, int to) {
        for (int i = from; i < Math.min(to, from + 4); i++) {
            if (array[i] == 0) {
                return false;
            }
        }
        return FIRST_BYTES.indexOf(array[from]) >= 0;
    }

    /** What Jackson has against the text, or null. */
    private @Nullable String complaint(byte[] array, int from, int to) {
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), array, from, to - from)) {
            parser.nextToken();
            parser.skipChildren();
            // A string is scanned when the next token is asked for.
            return parser.nextToken() == null ? null : "has more after its first value";
        } catch (JacksonException e) {
            return e.getOriginalMessage();
        }
    }

    @Override
    public String expectation() {
        return "a JSON value";
    }
}
