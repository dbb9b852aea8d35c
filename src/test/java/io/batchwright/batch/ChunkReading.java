package io.batchwright.batch;

import io.batchwright.format.Format;
import io.batchwright.record.Position;
import io.batchwright.record.RecordChunk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads files to their end through {@link ChunkReader} and {@link ParseProcessor}.
 *
 * @param files what to read
 * @param format how
 */
record ChunkReading(InputFiles files, Format format) {

    private static final Duration INTERVAL = Duration.ofMinutes(10);

    /** Limits of records, bytes and record size; time does not close a chunk. */
    static ChunkLimits limits(int records, int bytes, int recordBytes) {
        return new ChunkLimits(records, records, bytes, INTERVAL, recordBytes);
    }

    /** A chunk, as plain values. */
    record Read(List<Seen> seen, Position end, boolean last, long records, long inputBytes) {

        static Read of(RecordChunk chunk) {
            return new Read(
                    Seen.in(chunk),
                    chunk.end().position(),
                    chunk.end().last(),
                    chunk.read(),
                    chunk.end().inputBytes());
        }
    }

    /** All chunks from a position, or from the start. */
    List<Read> chunks(ChunkLimits limits, @Nullable Position from) {
        try (ChunkReader reader = new ChunkReader(files.open(from), format, limits, Clock.systemUTC())) {
            List<Read> chunks = new ArrayList<>();
            ParseProcessor parse = new ParseProcessor();
            for (RawChunk raw = reader.next(); raw != null; raw = reader.next()) {
                chunks.add(Read.of(parse.process(raw)));
            }
            return chunks;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All records from a position, or from the start. */
    List<Seen> records(ChunkLimits limits, @Nullable Position from) {
        return all(chunks(limits, from));
    }

    static List<Seen> all(List<Read> chunks) {
        return chunks.stream().flatMap(chunk -> chunk.seen().stream()).toList();
    }
}
