package io.batchwright.format;

import io.batchwright.bytes.Bytes;
import io.batchwright.bytes.Lines;
import io.batchwright.record.RecordBatch;
import io.batchwright.record.Segment;

/** Parses segments in which each line is a record, as {@link LineFramer} cut them. */
final class LineRecords implements RecordParser {

    private final Slots slots;
    private final boolean skipEmpty;
    private final LineParser lineParser;

    /** @param slots where {@code lineParser} puts its values */
    LineRecords(Slots slots, EmptyLines emptyLines, LineParser lineParser) {
        this.slots = slots;
        this.skipEmpty = emptyLines == EmptyLines.ARE_SKIPPED;
        this.lineParser = lineParser;
    }

    @Override
    public void parse(Segment segment, Taker batches) {
        Bytes bytes = segment.bytes();
        int to = segment.to();
        int offset = segment.from();
        int line = 0;
        int records = 0;
        while (records < segment.records()) {
            int count = Math.min(RecordBatch.CAPACITY, segment.records() - records);
            RecordBatch batch = slots.begin(segment, count);
            while (batch.rows() < count) {
                int end = Lines.end(bytes.array(), offset, to);
                if (end > offset || !skipEmpty) {
                    parseLine(batch, offset, end, line);
                }
                line++;
                offset = Lines.next(bytes.array(), end, to);
            }
            records += count;
            slots.complete(batch, batches);
        }
    }

    private void parseLine(RecordBatch batch, int from, int to, int line) {
        int row = batch.addRow(from, to, line);
        String malformed = lineParser.parse(batch.bytes(), from, to, row);
        if (malformed != null) {
            batch.reject(row, STAGE, null, malformed);
        }
    }
}
