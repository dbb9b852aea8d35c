package io.batchwright.format;

import io.batchwright.bytes.Bytes;
import io.batchwright.bytes.Lines;
import io.batchwright.record.RecordBatch;
import io.batchwright.record.Segment;

/**
 * Parses segments of elements of an array, as {@link JsonArrayFramer} cut them: each behind its bracket or comma.
 *
 * <p>Hot path: each byte is looked at once, unless its element is malformed.
 */
final class JsonElements implements RecordParser {

    private final Slots slots;
    private final JsonObjectParser parser;
    private final JsonElementScanner scanner = new JsonElementScanner();
    private Bytes bytes = new Bytes(0);
    private int to;
    private int offset;
    private int line;

    /** @param slots where {@code parser} puts its values */
    JsonElements(Slots slots, JsonObjectParser parser) {
        this.slots = slots;
        this.parser = parser;
    }

    @Override
    public void parse(Segment segment, Taker batches) {
        bytes = segment.bytes();
        to = segment.to();
        offset = segment.from();
        line = 0;
        int records = 0;
        while (records < segment.records()) {
            int count = Math.min(RecordBatch.CAPACITY, segment.records() - records);
            RecordBatch batch = slots.begin(segment, count);
            while (batch.rows() < count) {
                parseElement(batch);
            }
            records += count;
            slots.complete(batch, batches);
        }
    }

    private void parseElement(RecordBatch batch) {
        int from = JsonArrayFramer.element(bytes.array(), offset, to);
        line += Lines.count(bytes.array(), offset, from);
        int row = batch.rows();
        int end = parser.parseObject(bytes, from, to, row);
        int next = end == JsonTokens.NONE ? to : JsonTokens.space(bytes.array(), end, to);
        if (end != JsonTokens.NONE && (next == to || isSeparator(bytes.array()[next]))) {
            batch.addRow(from, end, line);
        } else {
            next = reject(batch, from);
        }
        line += Lines.count(bytes.array(), from, next);
        offset = next;
    }

    /** Takes a malformed element; returns the index after it. Parsed within its bounds, so that its reason names its end. */
    private int reject(RecordBatch batch, int from) {
        scanner.reset();
        int found = scanner.end(bytes.array(), from, to);
        int next = found == JsonElementScanner.NONE ? to : found;
        int end = JsonTokens.spaceBefore(bytes.array(), from, next);
        int row = batch.addRow(from, end, line);
        String malformed = parser.parse(bytes, from, end, row);
        if (malformed != null) {
            batch.reject(row, STAGE, null, malformed);
        }
        return next;
    }

    private static boolean isSeparator(byte b) {
        return b == ',' || b == ']';
    }
}
