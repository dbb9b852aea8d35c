package io.batchwright.format;

import io.batchwright.bytes.Bytes;
import io.batchwright.bytes.Lines;
import io.batchwright.record.RecordBatch;
import io.batchwright.record.Segment;
import org.jspecify.annotations.Nullable;

/**
 * Parses CSV records. Values are slices of the segment's bytes; only those with doubled quotes are copied, behind them.
 *
 * <p>Hot path: each byte is looked at once, unless its record is malformed.
 */
final class CsvParser implements RecordParser {

    private static final int NO_SLOT = -1;

    private final Slots slots;
    private final CsvScanner scanner;
    private final int[] slotOfColumn;
    private Bytes bytes = new Bytes(0);
    private int to;
    private int offset;
    private int line;
    private @Nullable String problem;

    /** @param slotOfColumn the slot of each column, or -1; its length is how many values a row must have */
    CsvParser(Slots slots, CsvScanner scanner, int[] slotOfColumn) {
        this.slots = slots;
        this.scanner = scanner;
        this.slotOfColumn = slotOfColumn;
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
                skipEmptyLines();
                parseRecord(batch);
            }
            records += count;
            slots.complete(batch, batches);
        }
    }

    private void skipEmptyLines() {
        byte[] array = bytes.array();
        while (array[offset] == '\n' || array[offset] == '\r') {
            offset = Lines.next(array, offset, to);
            line++;
        }
    }

    private void parseRecord(RecordBatch batch) {
        int from = offset;
        int firstLine = line;
        int end = values(from, batch.rows());
        if (end == CsvScanner.NONE) {
            end = scanner.recordEnd(bytes.array(), from, to);
            line = firstLine + scanner.breaks();
        }
        int row = batch.addRow(from, end, firstLine);
        if (problem != null) {
            batch.reject(row, STAGE, null, problem);
        }
        line++;
        offset = Lines.next(bytes.array(), end, to);
    }

    /** Returns the index of the record's line end; {@link #problem} says whether something is wrong with it. */
    private int values(int from, int row) {
        problem = null;
        int column = 0;
        int i = from;
        while (true) {
            int stop = scanner.value(bytes.array(), i, to);
            if (stop == CsvScanner.NONE) {
                problem = malformed(column, from);
                return CsvScanner.NONE;
            }
            line += scanner.breaks();
            if (column < slotOfColumn.length && slotOfColumn[column] != NO_SLOT) {
                store(slotOfColumn[column], row);
            }
            column++;
            if (stop == to || Lines.isEnd(bytes.array()[stop])) {
                problem = column == slotOfColumn.length ? null : ragged(column);
                return stop;
            }
            i = stop + 1;
        }
    }

    private void store(int slot, int row) {
        if (scanner.doubled()) {
            int start = scanner.appendText(bytes);
            slots.set(slot, row, start, bytes.length());
        } else {
            slots.set(slot, row, scanner.start(), scanner.end());
        }
    }

    private String ragged(int found) {
        int expected = slotOfColumn.length;
        return "expected " + expected + (expected == 1 ? " value" : " values") + ", found " + found;
    }

    private String malformed(int column, int from) {
        byte[] array = bytes.array();
        return "value " + (column + 1) + ", character " + Place.column(array, from, scanner.end()) + ": "
                + scanner.problem() + ", found " + Place.character(array, scanner.end(), to);
    }
}
