package io.batchwright.format;

import io.batchwright.bytes.Bytes;
import io.batchwright.bytes.Excerpt;
import io.batchwright.bytes.Whitespace;
import org.jspecify.annotations.Nullable;

/**
 * Parses the seed's lines. A part that does not hold exactly one key-value separator makes the line malformed; an empty
 * key or value does not; a repeated key keeps its last value; keys that no field asks for are passed over.
 *
 * <p>Hot path: one look at each byte.
 */
final class KeyValueParser implements LineParser {

    private final Slots slots;
    private final byte pairSeparator;
    private final byte keyValueSeparator;
    private final KeySlots keys;

    KeyValueParser(Slots slots, byte pairSeparator, byte keyValueSeparator) {
        this.slots = slots;
        this.pairSeparator = pairSeparator;
        this.keyValueSeparator = keyValueSeparator;
        this.keys = new KeySlots(slots.placeBytes());
    }

    @Override
    public @Nullable String parse(Bytes bytes, int from, int to, int row) {
        byte[] array = bytes.array();
        int start = Whitespace.skip(array, from, to);
        return parseStripped(array, start, Whitespace.trimEnd(array, start, to), row);
    }

    private @Nullable String parseStripped(byte[] bytes, int from, int to, int row) {
        int part = 0;
        int keyStart = from;
        int separator = -1;
        for (int i = from; i <= to; i++) {
            byte b = i < to ? bytes[i] : pairSeparator;
            if (b == keyValueSeparator) {
                if (separator >= 0) {
                    return malformed(bytes, part, keyStart, to, "more than one");
                }
                separator = i;
            } else if (b == pairSeparator) {
                if (separator < 0) {
                    return from == to ? "the line is empty" : malformed(bytes, part, keyStart, to, "none");
                }
                int slot = keys.slotOf(bytes, keyStart, separator, part);
                if (slot != KeySlots.NONE) {
                    slots.set(slot, row, separator + 1, i);
                }
                part++;
                keyStart = i + 1;
                separator = -1;
            }
        }
        return null;
    }

    private String malformed(byte[] bytes, int part, int from, int to, String found) {
        int end = from;
        while (end < to && bytes[end] != pairSeparator) {
            end++;
        }
        return "part " + (part + 1) + ": expected key" + (char) keyValueSeparator + "value with one '"
                + (char) keyValueSeparator + "', found " + found + " in " + "'" + Excerpt.of(bytes, from, end) + "'";
    }
}
