package io.batchwright.format;

import io.batchwright.bytes.Lines;
import io.batchwright.bytes.Words;

/** Finds the first quote or line end, eight bytes at a time. Immutable and thread-safe. Hot path. */
final class QuoteOrLineEnd {

    private static final long LF = Words.repeat('\n');
    private static final long CR = Words.repeat('\r');

    private final byte quote;
    private final long quotes;

    /** @param quote an ASCII character */
    QuoteOrLineEnd(byte quote) {
        this.quote = quote;
        this.quotes = Words.repeat(quote);
    }

    /** Index of the first of them in {@code bytes[from, to)}, or {@code to}. Looks at bytes behind {@code to} as well. */
    int find(byte[] bytes, int from, int to) {
        int last = bytes.length - Long.BYTES;
        int i = from;
        for (; i < to && i <= last; i += Long.BYTES) {
            long word = Words.at(bytes, i);
            long found = Words.equal(word, quotes) | Words.equal(word, LF) | Words.equal(word, CR);
            if (found != 0) {
                return Math.min(i + Words.first(found), to);
            }
        }
        while (i < to && bytes[i] != quote && !Lines.isEnd(bytes[i])) {
            i++;
        }
        return Math.min(i, to);
    }
}
