package io.batchwright.format;

import io.batchwright.bytes.Lines;

/** One line is one record. */
final class LineFramer implements Framer {

    private final boolean skipEmpty;
    private final int maxRecordBytes;
    private int records;
    private int lines;
    private boolean oversized;

    LineFramer(EmptyLines emptyLines, int maxRecordBytes) {
        this.skipEmpty = emptyLines == EmptyLines.ARE_SKIPPED;
        this.maxRecordBytes = maxRecordBytes;
    }

    @Override
    public int frame(byte[] bytes, int from, int to, boolean endOfInput, int maxRecords) {
        int framed = from;
        int count = 0;
        int lineCount = 0;
        oversized = false;
        while (count < maxRecords && framed < to) {
            int end = Lines.end(bytes, framed, to);
            if (end - framed > maxRecordBytes) {
                oversized = true;
                break;
            }
            boolean undecided = end == to || (bytes[end] == '\r' && end + 1 == to);
            if (undecided && !endOfInput) {
                break;
            }
            count += skipEmpty && end == framed ? 0 : 1;
            lineCount++;
            framed = Lines.next(bytes, end, to);
        }
        records = count;
        lines = lineCount;
        return framed;
    }

    @Override
    public boolean oversized() {
        return oversized;
    }

    @Override
    public int records() {
        return records;
    }

    @Override
    public int lines() {
        return lines;
    }
}
