package io.batchwright.source;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** Compresses test data. */
final class Stored {

    private Stored() {}

    static byte[] as(Compression compression, byte[] content) throws IOException {
        ByteArrayOutputStream stored = new ByteArrayOutputStream();
        try (OutputStream out = open(compression, stored)) {
            out.write(content);
        }
        return stored.toByteArray();
    }

    private static OutputStream open(Compression compression, OutputStream out) throws IOException {
        return switch (compression) {
            case PLAIN -> out;
            case GZIP -> new GZIPOutputStream(out);
            case ZSTD -> new ZstdOutputStreamNoFinalizer(out).setChecksum(true);
            case BZIP2 -> new BZip2CompressorOutputStream(out);
        };
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
