package io.batchwright.source;

import java.io.InputStream;
import java.nio.charset.Charset;

/** Charsets of several bytes per character, such as UTF-16 and Shift_JIS: offsets count bytes of the UTF-8 text. */
final class MultiByteCodec implements TextCodec {

    private final Charset charset;

    MultiByteCodec(Charset charset) {
        this.charset = charset;
    }

    @Override
    public boolean addressable() {
        return false;
    }

    @Override
    public int markLength(byte[] first) {
        return 0;
    }

    @Override
    public InputStream decode(InputStream bytes) {
        return new TranscodedStream(bytes, charset);
    }

    @Override
    public int advance(byte[] utf8, int from, int to) {
        return to - from;
    }
}
