package io.batchwright.format;

import io.batchwright.bytes.Bytes;
import io.batchwright.bytes.Excerpt;
import io.batchwright.bytes.Whitespace;
import org.jspecify.annotations.Nullable;

/**
 * Parses the seed's lines. A part that does not hold exactly one key-value separator makes the line malformed; an empty
 * key or value does not; a repeated key keeps its last value; keys that no field asks for are passed over.
 *
 * <p>Hot path: most keys are the expected ones, and values are searched for their end eight bytes at a time.
 */
final class KeyValueParser implements LineParser {

    private final Slots slots;
    private final byte pairSeparator;
    private final byte keyValueSeparator;
    private final ByteSearch separators;
    private final KeySlots keys;
    private final KeyPrefixes prefixes;

    KeyValueParser(Slots slots, byte pairSeparator, byte keyValueSeparator) {
        this.slots = slots;
        this.pairSeparator = pairSeparator;
        this.keyValueSeparator = keyValueSeparator;
        this.separators = new ByteSearch(pairSeparator, keyValueSeparator);
        this.keys = new KeySlots(slots.placeBytes());
        this.prefixes = new KeyPrefixes(slots.placeBytes(), pairSeparator, keyValueSeparator);
    }

    @Override
    public @Nullable String parse(Bytes bytes, int from, int to, int row) {
        byte[] array = bytes.array();
        int start = Whitespace.skip(array, from, to);
        return parseStripped(array, start, Whitespace.trimEnd(array, start, to), row);
    }

    private @Nullable String parseStripped(byte[] bytes, int from, int to, int row) {
        int start = from;
        for (int part = 0; ; part++) {
            int slot = keys.expected(part);
            int value = prefixes.end(slot, bytes, start, to);
            if (value == KeyPrefixes.NONE) {
                int separator = separators.find(bytes, start, to);
                if (separator == to || bytes[separator] == pairSeparator) {
                    return from == to ? "the line is empty" : malformed(bytes, part, start, to, "none");
                }
                slot = keys.slotOf(bytes, start, separator, part);
                value = separator + 1;
            }
            int end = separators.find(bytes, value, to);
            if (end < to && bytes[end] == keyValueSeparator) {
                return malformed(bytes, part, start, to, "more than one");
            }
            if (slot != KeySlots.NONE) {
                slots.set(slot, row, value, end);
            }
            if (end == to) {
                return null;
            }
            start = end + 1;
        }
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
