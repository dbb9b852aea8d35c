package io.batchwright.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.HexFormat;

/** How a file may be stored that we do not read; no text begins like that. */
enum Unsupported {
    XZ("xz", "fd377a585a00"),
    ZIP("zip", "504b0304"),
    EMPTY_ZIP("zip", "504b0506"),
    SEVEN_ZIP("7z", "377abcaf271c"),
    LZ4("lz4", "04224d18");

    private static final int LONGEST = 6;

    private final String label;
    private final String first;

    /** @param first the bytes that it begins with, in hex */
    Unsupported(String label, String first) {
        this.label = label;
        this.first = first;
    }

    /** @throws SourceException if the file begins like one of them */
    static void refuse(String name, FileChannel channel) throws IOException {
        ByteBuffer start = ByteBuffer.allocate(LONGEST);
        while (start.hasRemaining() && channel.read(start, start.position()) >= 0) {
            // As many as there are.
        }
        String found = HexFormat.of().formatHex(start.array(), 0, start.position());
        for (Unsupported kind : values()) {
            if (found.startsWith(kind.first)) {
                throw new SourceException("'" + name + "': " + kind.label
                        + " is not supported; decompress it first, or use gzip, zstd or bzip2");
            }
        }
    }
}
