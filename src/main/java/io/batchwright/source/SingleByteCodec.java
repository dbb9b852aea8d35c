package io.batchwright.source;

import io.batchwright.bytes.Words;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

/** Charsets of one byte per character, such as ISO-8859-1 and windows-1252. */
final class SingleByteCodec implements TextCodec {

    /** By byte: its UTF-8 form, first byte lowest, and its length in the highest byte. */
    private final int[] utf8 = new int[256];

    private final boolean asciiUnchanged;

    SingleByteCodec(Charset charset) {
        for (int i = 0; i < utf8.length; i++) {
            utf8[i] = utf8(charset, (byte) i);
        }
        asciiUnchanged = IntStream.range(0, 128).allMatch(i -> utf8[i] == (1 << 24 | i));
    }

    /** Whether every byte of the charset is one character. */
    static boolean fits(Charset charset) {
        return charset.canEncode()
                && charset.newEncoder().maxBytesPerChar() == 1
                && charset.newDecoder().maxCharsPerByte() == 1;
    }

    private static int utf8(Charset charset, byte value) {
        try {
            String text = charset.newDecoder()
                    .decode(ByteBuffer.wrap(new byte[] {value}))
                    .toString();
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            int packed = bytes.length << 24;
            for (int i = 0; i < bytes.length; i++) {
                packed |= (bytes[i] & 0xFF) << (8 * i);
            }
            return packed;
        } catch (CharacterCodingException e) {
            return 1 << 24 | 0xFF;
        }
    }

    @Override
    public boolean addressable() {
        return true;
    }

    @Override
    public int markLength(byte[] first) {
        return 0;
    }

    @Override
    public InputStream decode(InputStream bytes) {
        return new Decoded(bytes, utf8, asciiUnchanged);
    }

    /** Counts the characters: each has one byte that does not continue another; 0xFF is one too. */
    @Override
    public int advance(byte[] text, int from, int to) {
        int continuations = 0;
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            long word = Words.at(text, i);
            continuations += Long.bitCount(Words.notAscii(word & ~(word << 1)));
        }
        for (; i < to; i++) {
            continuations += (text[i] & 0xC0) == 0x80 ? 1 : 0;
        }
        return to - from - continuations;
    }

    private static final class Decoded extends DecodedStream {

        private final InputStream bytes;
        private final int[] utf8;
        private final boolean asciiUnchanged;
        private final byte[] read = new byte[BUFFER];

        Decoded(InputStream bytes, int[] utf8, boolean asciiUnchanged) {
            this.bytes = bytes;
            this.utf8 = utf8;
            this.asciiUnchanged = asciiUnchanged;
        }

        @Override
        boolean decodeMore() throws IOException {
            int count = bytes.read(read, 0, read.length);
            if (count < 0) {
                return false;
            }
            decode(count);
            return true;
        }

        private void decode(int count) {
            byte[] target = decoded.reserve(3 * count + Long.BYTES);
            int end = decoded.length();
            int i = 0;
            while (i < count) {
                if (asciiUnchanged && i + Long.BYTES <= count) {
                    long word = Words.at(read, i);
                    if (Words.notAscii(word) == 0) {
                        Words.put(target, end, word);
                        i += Long.BYTES;
                        end += Long.BYTES;
                        continue;
                    }
                }
                // Writes three bytes, and goes on after those that are meant.
                int packed = utf8[read[i++] & 0xFF];
                target[end] = (byte) packed;
                target[end + 1] = (byte) (packed >> 8);
                target[end + 2] = (byte) (packed >> 16);
                end += packed >>> 24;
            }
            decoded.length(end);
        }

        @Override
        public void close() throws IOException {
            bytes.close();
        }
    }
}
