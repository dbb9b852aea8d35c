package io.batchwright.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/** Text of any charset as UTF-8, without a byte order mark; a malformed or unmappable sequence is one byte 0xFF. */
final class TranscodedStream extends DecodedStream {

    private static final int MALFORMED = 0xFF;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream bytes;
    private final CharsetDecoder decoder;
    private final ByteBuffer read = ByteBuffer.allocate(BUFFER);
    private final CharBuffer chars = CharBuffer.allocate(BUFFER);
    private final int longestMalformed;
    private boolean started;
    private boolean ended;

    /** @param bytes owned by this object */
    TranscodedStream(InputStream bytes, Charset charset) {
        this.bytes = bytes;
        // Java counts the character after half a surrogate pair as malformed too, but it may be a line end.
        this.longestMalformed = charset.name().contains("UTF-16") ? Character.BYTES : Integer.MAX_VALUE;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    boolean decodeMore() throws IOException {
        if (ended) {
            return false;
        }
        int count = bytes.read(read.array(), read.position(), read.remaining());
        ended = count < 0;
        read.position(read.position() + Math.max(count, 0)).flip();
        decode();
        read.compact();
        if (ended) {
            while (decoder.flush(chars).isOverflow()) {
                encode(false);
            }
            encode(true);
        }
        return true;
    }

    private void decode() {
        CoderResult result;
        do {
            result = decoder.decode(read, chars, ended);
            encode(result.isError());
            if (result.isError()) {
                read.position(read.position() + Math.min(result.length(), longestMalformed));
                decoded.append(MALFORMED);
                started = true;
            }
        } while (!result.isUnderflow());
    }

    /** @param all whether nothing follows, so that half a surrogate pair at the end does not wait for its other half */
    private void encode(boolean all) {
        chars.flip();
        if (!started && chars.hasRemaining()) {
            started = true;
            chars.position(chars.get(0) == BYTE_ORDER_MARK ? 1 : 0);
        }
        byte[] target = decoded.reserve(3 * chars.remaining());
        int end = decoded.length();
        while (chars.hasRemaining()) {
            char c = chars.get();
            if (c < 0x80) {
                target[end++] = (byte) c;
            } else if (!Character.isSurrogate(c)) {
                end = put(target, end, c);
            } else if (!Character.isHighSurrogate(c) || (all && !chars.hasRemaining())) {
                target[end++] = (byte) MALFORMED;
            } else if (!chars.hasRemaining()) {
                chars.position(chars.position() - 1);
                break;
            } else if (Character.isLowSurrogate(chars.get(chars.position()))) {
                end = put(target, end, Character.toCodePoint(c, chars.get()));
            } else {
                target[end++] = (byte) MALFORMED;
            }
        }
        decoded.length(end);
        chars.compact();
    }

    private static int put(byte[] target, int at, int codePoint) {
        int end = at;
        if (codePoint < 0x800) {
            target[end++] = (byte) (0xC0 | codePoint >> 6);
        } else if (codePoint < 0x10000) {
            target[end++] = (byte) (0xE0 | codePoint >> 12);
            target[end++] = (byte) (0x80 | (codePoint >> 6 & 0x3F));
        } else {
            target[end++] = (byte) (0xF0 | codePoint >> 18);
            target[end++] = (byte) (0x80 | (codePoint >> 12 & 0x3F));
            target[end++] = (byte) (0x80 | (codePoint >> 6 & 0x3F));
        }
        target[end++] = (byte) (0x80 | (codePoint & 0x3F));
        return end;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
