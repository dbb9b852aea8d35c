package io.batchwright.source;

import io.batchwright.bytes.Bytes;
import java.io.IOException;
import java.io.InputStream;

/** UTF-8 text that is decoded a buffer at a time. Not thread-safe. */
abstract class DecodedStream extends InputStream {

    /** How many bytes to decode at a time. */
    static final int BUFFER = 16 * 1024;

    /** What has been decoded; {@link #decodeMore()} appends to it. */
    final Bytes decoded = new Bytes(3 * BUFFER + 16);

    private int taken;

    /**
     * Decodes some more, possibly nothing yet.
     *
     * @return false at the end
     */
    abstract boolean decodeMore() throws IOException;

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        while (taken == decoded.length()) {
            taken = 0;
            decoded.length(0);
            if (!decodeMore()) {
                return -1;
            }
        }
        int count = Math.min(length, decoded.length() - taken);
        System.arraycopy(decoded.array(), taken, buffer, offset, count);
        taken += count;
        return count;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }
}
