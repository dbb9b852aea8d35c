package io.batchwright.source;

import java.util.HexFormat;

/** How a file may be stored that we do not read; no text begins like that. */
enum Unsupported {
    XZ("xz", "fd377a585a00"),
    ZIP("zip", "504b0304"),
    EMPTY_ZIP("zip", "504b0506"),
    SEVEN_ZIP("7z", "377abcaf271c"),
    LZ4("lz4", "04224d18");

    static final int LONGEST = 6;

    private final String label;
    private final String first;

    /** @param first the bytes that it begins with, in hex */
    Unsupported(String label, String first) {
        this.label = label;
        this.first = first;
    }

    /**
     * Looks at the first {@value #LONGEST} bytes of an input, or more, or all.
     *
     * @throws SourceException if the file begins like one of them
     */
    static void refuse(String name, byte[] first) {
        String found = HexFormat.of().formatHex(first);
        for (Unsupported kind : values()) {
            if (found.startsWith(kind.first)) {
                throw new SourceException("'" + name + "': " + kind.label
                        + " is not supported; decompress it first, or use gzip, zstd or bzip2");
            }
        }
    }
}
