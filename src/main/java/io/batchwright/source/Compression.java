package io.batchwright.source;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** How a file is stored. Members, frames and streams that follow each other in one file are read as one. */
enum Compression {
    PLAIN {
        @Override
        InputStream open(InputStream stored) {
            return stored;
        }
    },
    GZIP {
        /** Not java.util.zip, which takes a damaged header of a later member for the end of the data. */
        @Override
        InputStream open(InputStream stored) throws IOException {
            return GzipCompressorInputStream.builder()
                    .setInputStream(new BufferedInputStream(stored, BUFFER))
                    .setDecompressConcatenated(true)
                    .get();
        }
    },
    ZSTD {
        @Override
        InputStream open(InputStream stored) throws IOException {
            return new ZstdInputStreamNoFinalizer(stored);
        }
    },
    BZIP2 {
        @Override
        InputStream open(InputStream stored) throws IOException {
            return new BZip2CompressorInputStream(new BufferedInputStream(stored, BUFFER), true);
        }
    };

    private static final int BUFFER = 64 * 1024;
    private static final byte[] GZIP_DEFLATE = HexFormat.of().parseHex("1f8b08");
    private static final byte[] ZSTD_FRAME = HexFormat.of().parseHex("28b52ffd");
    private static final byte[] BZIP2_BLOCK = HexFormat.of().parseHex("314159265359");
    private static final byte[] BZIP2_END = HexFormat.of().parseHex("177245385090");

    /** Recognises the compression of a file by its first bytes; 10 of them are enough. */
    static Compression of(byte[] first) {
        if (has(first, 0, GZIP_DEFLATE)) {
            return GZIP;
        }
        if (has(first, 0, ZSTD_FRAME) || isSkippableFrame(first)) {
            return ZSTD;
        }
        // A text may well begin with "BZh9", but not with the block's mark behind it.
        boolean bzip2 =
                has(first, 0, new byte[] {'B', 'Z', 'h'}) && (has(first, 4, BZIP2_BLOCK) || has(first, 4, BZIP2_END));
        return bzip2 ? BZIP2 : PLAIN;
    }

    /**
     * Opens the decompressed bytes.
     *
     * @param stored the file's bytes; owned by the result
     * @throws IOException if they do not begin as they should
     */
    abstract InputStream open(InputStream stored) throws IOException;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Parallel writers of zstd put such a frame before the data. */
    private static boolean isSkippableFrame(byte[] first) {
        return first.length >= 4
                && (first[0] & 0xF0) == 0x50
                && first[1] == 0x2A
                && first[2] == 0x4D
                && first[3] == 0x18;
    }

    private static boolean has(byte[] bytes, int at, byte[] mark) {
        return bytes.length >= at + mark.length && Arrays.equals(bytes, at, at + mark.length, mark, 0, mark.length);
    }
}
