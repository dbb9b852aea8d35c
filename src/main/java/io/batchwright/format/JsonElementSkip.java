package io.batchwright.format;

import io.batchwright.bytes.Lines;

/** Past an element of an array, up to the comma or bracket behind it; or past all that follows the array. */
final class JsonElementSkip implements RecordSkip {

    private static final int MAX_UNDECIDED = 1 << 16;

    private final JsonElementScanner scanner = new JsonElementScanner();
    private final boolean toTheEnd;
    private long passed;
    private long length;
    private int lines;
    private boolean ended;
    private boolean endless;

    /** @param toTheEnd whether to pass over all the rest of the input */
    JsonElementSkip(boolean toTheEnd) {
        this.toTheEnd = toTheEnd;
    }

    @Override
    public int first(byte[] bytes, int from, int to) {
        return JsonArrayFramer.element(bytes, from, to);
    }

    @Override
    public int pass(byte[] bytes, int from, int to, boolean endOfInput) {
        int found = toTheEnd ? JsonElementScanner.NONE : scanner.end(bytes, from, to);
        ended = found != JsonElementScanner.NONE || endOfInput;
        endless = found == JsonElementScanner.NONE && scanner.inside();
        int end = found != JsonElementScanner.NONE ? found : ended ? to : decided(bytes, from, to);
        int last = JsonTokens.spaceBefore(bytes, from, end);
        length = last > from ? passed + last - from : length;
        passed += end - from;
        lines = Lines.count(bytes, from, end);
        return end;
    }

    /**
     * Index before what may be seen in another light with the next piece, which begins there: a comma before a brace, and a
     * carriage return before a line feed.
     */
    private static int decided(byte[] bytes, int from, int to) {
        int last = JsonTokens.spaceBefore(bytes, from, to);
        int end = last > from && bytes[last - 1] == ',' ? last - 1 : last;
        return to - end > MAX_UNDECIDED ? to : end;
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public int lines() {
        return lines;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public String remark() {
        return endless ? "; a brace, bracket or quote in it is not closed, so that it takes the rest of the input" : "";
    }
}
