package io.batchwright.sink;

import io.batchwright.record.RecordChunk;
import io.batchwright.record.Schema;
import io.batchwright.sink.FileSinkSpec.FileWriteMode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StreamUtils;

/**
 * Writes a file beside its final place, which it takes when the load is complete. How far it is, is its length: what a chunk adds
 * is on the disk before the checkpoint is committed, and what no checkpoint knows of is cut off again. A chunk is a gzip member or
 * a zstd frame of its own, so that the cut is always between two of them.
 */
final class FileOutput implements Output {

    private static final int ROWS_PER_COMMIT = 100_000;
    private static final int BUFFER = 1 << 16;

    private final FileSinkSpec spec;
    private final Path target;
    private final PartFile part;
    private final RowEncoder encoder;
    private long length;

    private FileOutput(FileSinkSpec spec, Path target, PartFile part, RowEncoder encoder) {
        this.spec = spec;
        this.target = target;
        this.part = part;
        this.encoder = encoder;
    }

    static FileOutput open(FileSinkSpec spec, Schema schema, SinkContext context) {
        Path target = context.home().resolve(spec.path()).toAbsolutePath().normalize();
        return new FileOutput(
                spec,
                target,
                new PartFile(target, context.load()),
                spec.format().open(schema));
    }

    @Override
    public int rowsPerCommit() {
        return ROWS_PER_COMMIT;
    }

    @Override
    public void prepare(@Nullable String state) throws IOException {
        requireFree();
        part.open(length(state));
    }

    @Override
    public void open(@Nullable String state) throws IOException {
        length = length(state);
        part.open(length);
        part.cut(length);
    }

    private static long length(@Nullable String state) {
        return state == null ? 0 : Long.parseLong(state);
    }

    private void requireFree() {
        if (Files.isDirectory(target)) {
            throw new SinkException("'" + spec.path() + "' is a directory; sink.path: expected the path of a file");
        }
        if (spec.write() == FileWriteMode.CREATE && Files.exists(target)) {
            throw new SinkException("the file '" + spec.path() + "' is there already; move it away, name another one in"
                    + " sink.path, or say write: replace, which puts the new one in its place once it is complete");
        }
    }

    @Override
    public Written write(RecordChunk chunk, Checkpoint before) throws IOException {
        RowSet rows = RowSet.of(chunk.batches());
        // A load without rows makes a file too: its header, and what a compressed file needs to be one.
        if (!rows.isEmpty() || (chunk.end().last() && length == 0)) {
            append(rows);
            length = part.force();
        }
        return new Written(List.of(), Long.toString(length));
    }

    private void append(RowSet rows) throws IOException {
        OutputStream stored = StreamUtils.nonClosing(Channels.newOutputStream(part.channel()));
        try (OutputStream out = spec.compression().open(new BufferedOutputStream(stored, BUFFER))) {
            if (length == 0) {
                encoder.begin(out);
            }
            encoder.encode(rows, out);
        }
    }

    /** If the part is gone, it was put in place before; what became of it since then is its owner's business. */
    @Override
    public void settle(@Nullable String state, Connection connection) throws IOException, SQLException {
        part.close();
        if (part.exists()) {
            place(state);
        }
        part.dropAbandoned(connection);
    }

    private void place(@Nullable String state) throws IOException {
        part.open(length(state));
        part.cut(length(state));
        part.close();
        if (Files.isDirectory(target) || (spec.write() == FileWriteMode.CREATE && Files.exists(target))) {
            throw new SinkException(
                    "'" + spec.path() + "' has come to be there while the load went on. The load is complete"
                            + " in '" + part + "': move '" + spec.path()
                            + "' away and run the pipeline again, which puts the file in its place");
        }
        part.moveTo(target);
    }

    @Override
    public void close() {
        part.close();
    }
}
