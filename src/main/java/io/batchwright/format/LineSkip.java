package io.batchwright.format;

import io.batchwright.bytes.Lines;

/** Past the first line end. */
final class LineSkip implements RecordSkip {

    private long length;
    private boolean wholeLine;
    private boolean ended;

    @Override
    public int pass(byte[] bytes, int from, int to, boolean endOfInput) {
        int end = Lines.end(bytes, from, to);
        length += end - from;
        // A line feed may follow.
        boolean undecided = end + 1 == to && bytes[end] == '\r' && !endOfInput;
        wholeLine = end < to && !undecided;
        ended = wholeLine || endOfInput;
        return wholeLine ? Lines.next(bytes, end, to) : end;
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public int lines() {
        return wholeLine ? 1 : 0;
    }

    @Override
    public long length() {
        return length;
    }
}
