package io.batchwright.sink;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/** How a file that is written is stored. What each stream makes stands for itself; several in a row are one file. */
public enum FileCompression {
    NONE {
        @Override
        OutputStream open(OutputStream stored) {
            return stored;
        }
    },
    GZIP {
        @Override
        OutputStream open(OutputStream stored) throws IOException {
            return new GZIPOutputStream(stored, BUFFER);
        }
    },
    ZSTD {
        @Override
        OutputStream open(OutputStream stored) throws IOException {
            return new ZstdOutputStreamNoFinalizer(stored);
        }
    };

    private static final int BUFFER = 1 << 16;

    /**
     * A stream that compresses.
     *
     * @param stored gets the compressed bytes; closed with the result, which ends a gzip member or a zstd frame
     */
    abstract OutputStream open(OutputStream stored) throws IOException;
}
