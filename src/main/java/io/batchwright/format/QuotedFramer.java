package io.batchwright.format;

import io.batchwright.bytes.Lines;
import org.jspecify.annotations.Nullable;

/**
 * A record ends with a line, unless a quote is open there. Empty lines between records are no records; they are taken
 * with the record that follows, or alone at the end. A record whose quote is never closed is not framed.
 */
final class QuotedFramer implements Framer {

    private final CsvScanner scanner;
    private final int maxRecordBytes;
    private int records;
    private int lines;
    private boolean oversized;
    private boolean unclosed;

    QuotedFramer(CsvScanner scanner, int maxRecordBytes) {
        this.scanner = scanner;
        this.maxRecordBytes = maxRecordBytes;
    }

    @Override
    public int frame(byte[] bytes, int from, int to, boolean endOfInput, int maxRecords) {
        int framed = from;
        records = 0;
        lines = 0;
        oversized = false;
        unclosed = false;
        while (records < maxRecords && framed < to) {
            int end = scanner.recordEnd(bytes, framed, to);
            if ((end == CsvScanner.NONE ? to : end) - framed > maxRecordBytes) {
                oversized = true;
                break;
            }
            if (end == CsvScanner.NONE) {
                unclosed = endOfInput;
                break;
            }
            boolean undecided = end == to || (bytes[end] == '\r' && end + 1 == to);
            if (undecided && !endOfInput) {
                break;
            }
            records += end == framed ? 0 : 1;
            lines += 1 + scanner.breaks();
            framed = Lines.next(bytes, end, to);
        }
        return framed;
    }

    @Override
    public boolean oversized() {
        return oversized;
    }

    @Override
    public @Nullable String problem() {
        return unclosed ? "the record never ends: a quote is opened and not closed before the end of the input" : null;
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
