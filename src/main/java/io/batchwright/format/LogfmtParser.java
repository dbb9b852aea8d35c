package io.batchwright.format;

import io.batchwright.bytes.Bytes;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Parses one line of logfmt. Keys that no field asks for are passed over, but checked; of a repeated key the last one counts.
 *
 * <p>Hot path: one look at each byte.
 */
final class LogfmtParser implements LineParser {

    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);

    private final Slots slots;
    private final KeySlots keys;
    private final JsonTokens tokens = new JsonTokens();

    LogfmtParser(Slots slots) {
        this.slots = slots;
        this.keys = new KeySlots(slots.placeBytes());
    }

    @Override
    public @Nullable String parse(Bytes line, int from, int to, int row) {
        tokens.reset(line.array(), from, to);
        int i = pair(line, space(line.array(), from, to), to, row, 0);
        for (int part = 1; i != JsonTokens.NONE; part++) {
            int next = space(line.array(), i, to);
            if (next == to) {
                return null;
            }
            i = next > i ? pair(line, next, to, row, part) : tokens.fail(i, "a blank after the quoted value");
        }
        return tokens.problem();
    }

    /** Takes the pair at {@code from}; returns the index after it, or {@link JsonTokens#NONE}. */
    private int pair(Bytes line, int from, int to, int row, int part) {
        byte[] bytes = line.array();
        int end = from;
        while (end < to && !isSpace(bytes[end]) && bytes[end] != '=' && bytes[end] != '"') {
            end++;
        }
        if (end == from || (end < to && bytes[end] == '"')) {
            return tokens.fail(end, "a key without quotes");
        }
        int slot = keys.slotOf(bytes, from, end, part);
        if (end == to || bytes[end] != '=') {
            set(slot, row, line, TRUE);
            return end;
        }
        int start = end + 1;
        return start < to && bytes[start] == '"' ? quoted(line, start, row, slot) : plain(bytes, start, to, row, slot);
    }

    private int plain(byte[] bytes, int from, int to, int row, int slot) {
        int end = from;
        while (end < to && !isSpace(bytes[end])) {
            if (bytes[end] == '"') {
                return tokens.fail(end, "no quote inside a value that does not start with one");
            }
            end++;
        }
        if (slot != KeySlots.NONE) {
            slots.set(slot, row, from, end);
        }
        return end;
    }

    private int quoted(Bytes line, int from, int row, int slot) {
        int end = tokens.string(from);
        if (end == JsonTokens.NONE || slot == KeySlots.NONE) {
            return end;
        }
        if (tokens.escaped()) {
            int start = JsonText.append(line.array(), from + 1, end - 1, line);
            slots.set(slot, row, start, line.length());
            tokens.moved(line.array());
        } else {
            slots.set(slot, row, from + 1, end - 1);
        }
        return end;
    }

    private void set(int slot, int row, Bytes line, byte[] value) {
        if (slot != KeySlots.NONE) {
            int start = line.append(value, 0, value.length);
            slots.set(slot, row, start, start + value.length);
            tokens.moved(line.array());
        }
    }

    private static int space(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && isSpace(bytes[i])) {
            i++;
        }
        return i;
    }

    /** Blanks and control characters; bytes of other characters are negative. */
    private static boolean isSpace(byte b) {
        return b >= 0 && b <= ' ';
    }
}
