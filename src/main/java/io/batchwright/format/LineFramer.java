package io.batchwright.format;

import io.batchwright.bytes.Lines;

/** One line is one record, empty lines included. */
final class LineFramer implements Framer {

    private int records;

    @Override
    public int frame(byte[] bytes, int from, int to, boolean endOfInput, int maxRecords) {
        int framed = from;
        int count = 0;
        while (count < maxRecords && framed < to) {
            int end = Lines.end(bytes, framed, to);
            boolean undecided = end == to || (bytes[end] == '\r' && end + 1 == to);
            if (undecided && !endOfInput) {
                break;
            }
            framed = Lines.next(bytes, end, to);
            count++;
        }
        records = count;
        return framed;
    }

    @Override
    public int records() {
        return records;
    }

    @Override
    public int lines() {
        return records;
    }

    @Override
    public int skip(byte[] bytes, int from, int to) {
        return Lines.next(bytes, Lines.end(bytes, from, to), to);
    }
}
