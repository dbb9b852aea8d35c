package io.batchwright.sink;

import io.batchwright.record.RecordChunk;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows to a stream that takes nothing back. What a format puts before the first row comes first in every process, as each
 * has a stream of its own.
 */
final class StreamOutput implements Output {

    private static final int ROWS_PER_COMMIT = 10_000;
    private static final int BUFFER = 1 << 16;

    private final OutputStream stream;
    private final RowEncoder encoder;
    private boolean begun;

    /** @param stream never closed */
    StreamOutput(OutputStream stream, RowEncoder encoder) {
        this.stream = new BufferedOutputStream(stream, BUFFER);
        this.encoder = encoder;
    }

    /** Standard output itself, as {@code System.out} does not tell what goes wrong. */
    static StreamOutput standard(RowEncoder encoder) {
        return new StreamOutput(new FileOutputStream(FileDescriptor.out), encoder);
    }

    @Override
    public int rowsPerCommit() {
        return ROWS_PER_COMMIT;
    }

    @Override
    public void prepare(@Nullable String state) {
        // It is there, or the first write tells that it is not.
    }

    @Override
    public void open(@Nullable String state) {
        // Nothing can be taken back.
    }

    @Override
    public Written write(RecordChunk chunk, Checkpoint before) throws IOException {
        try {
            if (!begun) {
                encoder.begin(stream);
                begun = true;
            }
            encoder.encode(RowSet.of(chunk.batches()), stream);
            stream.flush();
        } catch (IOException e) {
            if (isClosed(e)) {
                throw new ClosedOutputException("standard output is closed: nobody reads it any more", e);
            }
            throw e;
        }
        return new Written(List.of(), null);
    }

    private static boolean isClosed(IOException error) {
        return Objects.requireNonNullElse(error.getMessage(), "")
                .toLowerCase(Locale.ROOT)
                .contains("pipe");
    }

    @Override
    public void close() {
        // It belongs to the process.
    }
}
