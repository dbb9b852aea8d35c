package io.batchwright.source;

import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** How text of a charset becomes UTF-8, and what its offsets count. Immutable and thread-safe. */
interface TextCodec {

    /** The codec of a charset. */
    static TextCodec of(Charset charset) {
        if (charset.equals(StandardCharsets.UTF_8) || charset.equals(StandardCharsets.US_ASCII)) {
            return new Utf8Codec();
        }
        return SingleByteCodec.fits(charset) ? new SingleByteCodec(charset) : new MultiByteCodec(charset);
    }

    /**
     * Whether offsets count bytes of the decompressed input, where decoding can begin at every character; else they
     * count bytes of the UTF-8 text.
     */
    boolean addressable();

    /**
     * The length of the byte order mark that an input begins with; 0 if it has none, or if decoding removes it.
     *
     * @param first the input's first 3 bytes, or all if there are fewer
     */
    int markLength(byte[] first);

    /** Decodes to UTF-8; each malformed sequence becomes one byte 0xFF. */
    InputStream decode(InputStream bytes);

    /** How much the offset advances over decoded bytes. */
    int advance(byte[] utf8, int from, int to);
}
