package io.batchwright.format;

import io.batchwright.bytes.Lines;
import io.batchwright.bytes.Whitespace;
import io.batchwright.record.Column;
import io.batchwright.record.RecordBatch;
import io.batchwright.record.Schema;
import io.batchwright.record.Segment;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Parses the seed's lines. A part that does not hold exactly one key-value separator makes the line malformed; an empty
 * key or value does not; a repeated key keeps its last value; keys that no field asks for are passed over.
 *
 * <p>Hot path: one look at each byte. Keys usually come in the same order in every line, so the field of the k-th pair of
 * the line before is tried first.
 */
final class KeyValueParser implements RecordParser {

    private static final int NO_FIELD = -1;
    private static final int MAX_PREDICTED = 64;

    private final Schema schema;
    private final byte pairSeparator;
    private final byte keyValueSeparator;
    private final byte[][] keys;
    private final int[] predicted = new int[MAX_PREDICTED];
    private int[][] starts = {};
    private int[][] ends = {};

    KeyValueParser(Schema schema, byte pairSeparator, byte keyValueSeparator) {
        this.schema = schema;
        this.pairSeparator = pairSeparator;
        this.keyValueSeparator = keyValueSeparator;
        this.keys = schema.fields().stream()
                .map(field -> field.from().getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }

    @Override
    public void parse(Segment segment, Consumer<RecordBatch> batches) {
        int offset = segment.from();
        int line = 0;
        while (line < segment.records()) {
            int count = Math.min(RecordBatch.CAPACITY, segment.records() - line);
            RecordBatch batch = new RecordBatch(schema, segment, count);
            bind(batch);
            byte[] bytes = segment.bytes().array();
            for (int i = 0; i < count; i++) {
                int end = Lines.end(bytes, offset, segment.to());
                int start = Whitespace.skip(bytes, offset, end);
                int row = batch.addRow(offset, end, line++);
                String malformed = parseLine(bytes, start, Whitespace.trimEnd(bytes, start, end), row);
                if (malformed != null) {
                    batch.reject(row, STAGE, null, malformed);
                }
                offset = Lines.next(bytes, end, segment.to());
            }
            batch.compact();
            batches.accept(batch);
        }
    }

    private void bind(RecordBatch batch) {
        starts = new int[schema.size()][];
        ends = new int[schema.size()][];
        for (int i = 0; i < schema.size(); i++) {
            Column column = batch.column(i);
            starts[i] = column.starts();
            ends[i] = column.ends();
        }
    }

    /** Returns why the line is malformed, or null. */
    private @Nullable String parseLine(byte[] bytes, int from, int to, int row) {
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
                    return from == to ? "the line is empty" : malformed(bytes, part, keyStart, to, "no");
                }
                int field = fieldOf(bytes, keyStart, separator, part);
                if (field != NO_FIELD) {
                    starts[field][row] = separator + 1;
                    ends[field][row] = i;
                }
                part++;
                keyStart = i + 1;
                separator = -1;
            }
        }
        return null;
    }

    private int fieldOf(byte[] bytes, int from, int to, int part) {
        int slot = part < MAX_PREDICTED ? part : MAX_PREDICTED - 1;
        int guess = predicted[slot];
        if (guess < keys.length && matches(keys[guess], bytes, from, to)) {
            return guess;
        }
        for (int i = 0; i < keys.length; i++) {
            if (matches(keys[i], bytes, from, to)) {
                predicted[slot] = i;
                return i;
            }
        }
        return NO_FIELD;
    }

    private static boolean matches(byte[] key, byte[] bytes, int from, int to) {
        if (key.length != to - from) {
            return false;
        }
        for (int i = 0; i < key.length; i++) {
            if (key[i] != bytes[from + i]) {
                return false;
            }
        }
        return true;
    }

    private String malformed(byte[] bytes, int part, int from, int to, String found) {
        int end = from;
        while (end < to && bytes[end] != pairSeparator) {
            end++;
        }
        String text = new String(bytes, from, Math.min(end - from, 80), StandardCharsets.UTF_8);
        return "part " + (part + 1) + ": expected key" + (char) keyValueSeparator + "value with one '"
                + (char) keyValueSeparator + "', found " + found + " '" + (char) keyValueSeparator + "' in '" + text
                + "'";
    }
}
