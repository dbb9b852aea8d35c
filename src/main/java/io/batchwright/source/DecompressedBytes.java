package io.batchwright.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedChannelException;

/** The decompressed bytes of an input; says where and why they are damaged. Not thread-safe. */
final class DecompressedBytes extends InputStream {

    private final FrozenInput input;
    private final Compression compression;
    private final StoredBytes stored;
    private final InputStream decompressed;
    private long position;

    /** @param stored owned by this object */
    DecompressedBytes(FrozenInput input, Compression compression, StoredBytes stored) throws IOException {
        this.input = input;
        this.compression = compression;
        this.stored = stored;
        this.decompressed = openDecompressor();
    }

    private InputStream openDecompressor() throws IOException {
        try {
            return compression.open(stored);
        } catch (ClosedChannelException | SourceException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw damaged(e);
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            int count = decompressed.read(buffer, offset, length);
            position += Math.max(count, 0);
            return count;
        } catch (ClosedChannelException | SourceException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Decompressors meet damaged data with exceptions of any kind.
            throw damaged(e);
        }
    }

    private DamagedInputException damaged(Exception e) {
        return new DamagedInputException(
                "'" + input.name() + "': its " + compression + " data is damaged or cut off after " + position
                        + " decompressed bytes, near byte " + stored.position() + " of " + input.end()
                        + " stored: "
                        + FileProblems.reason(e)
                        + "; "
                        + input.mending(),
                e);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public void close() throws IOException {
        try {
            decompressed.close();
        } finally {
            stored.close();
        }
    }
}
