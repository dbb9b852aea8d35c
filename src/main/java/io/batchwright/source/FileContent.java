package io.batchwright.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * The content of a file.
 *
 * @param channel owned by this object
 */
record FileContent(FileChannel channel) implements StoredContent {

    @Override
    public int read(byte[] buffer, int offset, int length, long position) throws IOException {
        return channel.read(ByteBuffer.wrap(buffer, offset, length), position);
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public Integer window(long offset) throws IOException {
        return Fingerprint.window(this, offset);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
