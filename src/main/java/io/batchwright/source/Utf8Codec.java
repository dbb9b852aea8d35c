package io.batchwright.source;

import java.io.InputStream;

/** UTF-8 and ASCII: passed through untouched, invalid bytes too. */
final class Utf8Codec implements TextCodec {

    @Override
    public boolean addressable() {
        return true;
    }

    @Override
    public int markLength(byte[] first) {
        boolean mark =
                first.length >= 3 && first[0] == (byte) 0xEF && first[1] == (byte) 0xBB && first[2] == (byte) 0xBF;
        return mark ? 3 : 0;
    }

    @Override
    public InputStream decode(InputStream bytes) {
        return bytes;
    }

    @Override
    public int advance(byte[] utf8, int from, int to) {
        return to - from;
    }
}
