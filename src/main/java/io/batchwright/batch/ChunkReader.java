package io.batchwright.batch;

import io.batchwright.bytes.Bytes;
import io.batchwright.format.Format;
import io.batchwright.format.FormatException;
import io.batchwright.format.Framer;
import io.batchwright.format.RecordParser;
import io.batchwright.record.Location;
import io.batchwright.record.Origin;
import io.batchwright.record.Reject;
import io.batchwright.record.Segment;
import io.batchwright.source.ByteReader;
import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the bytes of a source into chunks of whole records. Small inputs share a chunk. What is left of a chunk's bytes, the
 * beginning of the next record, is carried over.
 *
 * <p>A record longer than the limit, and one that never ends (an unclosed quote), is rejected up to its first line end;
 * reading goes on after it. Not thread-safe, except for {@link #close()}.
 */
final class ChunkReader implements Closeable {

    private static final String STAGE = "source";
    /** How much of an oversized record is kept. */
    private static final int RAW_KEPT = 64 * 1024;

    private static final int READ_SIZE = 64 * 1024;

    private final ByteReader reader;
    private final Format format;
    private final Framer framer;
    private final ChunkLimits limits;
    private final Clock clock;

    private byte[] carry = {};
    private @Nullable RecordParser parser;
    private boolean endOfInput = true;
    private boolean finished;

    private Bytes buffer = new Bytes(0);
    /** Index in {@link #buffer} of the first byte that is in no segment yet. */
    private int framed;

    private final List<RawChunk.Part> parts = new ArrayList<>();
    private final List<Reject> rejects = new ArrayList<>();
    private int records;

    ChunkReader(ByteReader reader, Format format, ChunkLimits limits, Clock clock) {
        this.reader = reader;
        this.format = format;
        this.framer = format.framer();
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * The next chunk, which may hold no records if it is the last.
     *
     * @return null after the last
     */
    @Nullable
    RawChunk next() throws IOException {
        if (finished) {
            return null;
        }
        begin();
        Instant deadline = clock.instant().plus(limits.interval());
        while (!full() && !(records > 0 && overdue(deadline))) {
            if (endOfInput && framed == buffer.length() && !openNextInput()) {
                finished = true;
                break;
            }
            fill(deadline);
            frame();
        }
        return cut();
    }

    private void begin() {
        buffer = new Bytes(Math.max(limits.bytes(), carry.length) + READ_SIZE);
        buffer.append(carry, 0, carry.length);
        framed = 0;
        parts.clear();
        rejects.clear();
        records = 0;
    }

    private RawChunk cut() throws IOException {
        carry = Arrays.copyOfRange(buffer.array(), framed, buffer.length());
        buffer.length(framed);
        return new RawChunk(List.copyOf(parts), List.copyOf(rejects), reader.position(), finished, reader.inputBytes());
    }

    private boolean full() {
        return records >= limits.records() || framed >= limits.bytes();
    }

    private boolean overdue(Instant deadline) {
        return !limits.interval().equals(Duration.ZERO) && clock.instant().isAfter(deadline);
    }

    private boolean openNextInput() throws IOException {
        if (!reader.nextInput()) {
            return false;
        }
        endOfInput = false;
        parser = parserOf(readHeader());
        return true;
    }

    private RecordParser parserOf(Bytes header) {
        try {
            return format.parser(header);
        } catch (FormatException e) {
            throw new FormatException(reader.inputName() + ": " + e.getMessage());
        }
    }

    private Bytes readHeader() throws IOException {
        if (format.headerRecords() == 0) {
            return new Bytes(0);
        }
        return reader.resumed() ? peekHeader() : takeHeader();
    }

    private Bytes peekHeader() throws IOException {
        byte[] head = reader.head(limits.recordBytes());
        int end = framer.frame(head, 0, head.length, head.length < limits.recordBytes(), 1);
        return header(head, 0, end);
    }

    private Bytes takeHeader() throws IOException {
        while (true) {
            int end = framer.frame(buffer.array(), framed, buffer.length(), endOfInput, 1);
            if (end > framed || (endOfInput && framed == buffer.length())) {
                Bytes header = header(buffer.array(), framed, end);
                reader.consume(buffer.array(), framed, end, framer.lines());
                framed = end;
                return header;
            }
            if (endOfInput || buffer.length() - framed > limits.recordBytes()) {
                throw new FormatException(reader.inputName() + ": the header does not end within "
                        + Math.min(limits.recordBytes(), buffer.length() - framed) + " bytes");
            }
            readMore();
        }
    }

    private static Bytes header(byte[] bytes, int from, int to) {
        int end = to;
        while (end > from && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) {
            end--;
        }
        byte[] header = Arrays.copyOfRange(bytes, from, end);
        return new Bytes(header, header.length);
    }

    /** Reads until there is a chunk's worth of bytes, or the input or the time is at its end. */
    private void fill(Instant deadline) throws IOException {
        int goal = Math.max(limits.bytes(), framed + 1);
        while (!endOfInput && buffer.length() < goal) {
            readMore();
            if (overdue(deadline)) {
                return;
            }
        }
    }

    private void readMore() throws IOException {
        int wanted = Math.max(READ_SIZE, limits.bytes() - buffer.length());
        byte[] array = buffer.reserve(wanted);
        int read = reader.read(array, buffer.length(), wanted);
        if (read < 0) {
            endOfInput = true;
        } else {
            buffer.length(buffer.length() + read);
        }
    }

    private void frame() throws IOException {
        int end = framer.frame(buffer.array(), framed, buffer.length(), endOfInput, limits.records() - records);
        if (end > framed) {
            add(end);
        } else if (buffer.length() - framed > limits.recordBytes()) {
            rejectLine("the record is longer than the limit of " + limits.recordBytes() + " bytes (max-record-size)");
        } else if (endOfInput && framed < buffer.length()) {
            rejectLine("the record never ends: a quote is opened and not closed before the end of the input");
        } else if (!endOfInput) {
            readMore();
        }
    }

    private void add(int end) {
        RecordParser current = parser;
        if (current == null) {
            throw new IllegalStateException("no input is open");
        }
        Origin origin = reader.consume(buffer.array(), framed, end, framer.lines());
        if (framer.records() > 0) {
            Segment segment = new Segment(buffer, framed, end, framer.records(), origin);
            parts.add(new RawChunk.Part(segment, current));
            records += framer.records();
        }
        framed = end;
    }

    /** Rejects the line that begins at {@link #framed}, however long it is, without holding more than its beginning. */
    private void rejectLine(String reason) throws IOException {
        int start = framed;
        int kept = Math.min(buffer.length() - start, RAW_KEPT);
        byte[] raw = Arrays.copyOfRange(buffer.array(), start, start + kept);
        Location location = null;
        boolean ended = false;
        while (!ended) {
            int end = framer.skip(buffer.array(), framed, buffer.length());
            boolean lineEnd = end > framed && isLineEnd(buffer.array()[end - 1]);
            boolean undecided = lineEnd && end == buffer.length() && buffer.array()[end - 1] == '\r' && !endOfInput;
            if (undecided) {
                end--;
                lineEnd = false;
            }
            ended = lineEnd || (endOfInput && end == buffer.length());
            Origin origin = reader.consume(buffer.array(), framed, end, lineEnd ? 1 : 0);
            if (location == null) {
                location = origin.locate(new Segment(buffer, framed, end, 1, origin), framed, 0);
            }
            framed = end;
            if (!ended) {
                discardTo(start);
                readMore();
            }
        }
        if (location != null) {
            rejects.add(reject(location, reason, raw));
            records++;
        }
    }

    /** Drops the bytes of an oversized record that were consumed, back to where it began. */
    private void discardTo(int start) {
        byte[] array = buffer.array();
        int rest = buffer.length() - framed;
        System.arraycopy(array, framed, array, start, rest);
        buffer.length(start + rest);
        framed = start;
    }

    private Reject reject(Location location, String reason, byte[] raw) {
        int end = 0;
        while (end < raw.length && !isLineEnd(raw[end])) {
            end++;
        }
        boolean truncated = end == raw.length && raw.length == RAW_KEPT;
        return new Reject(location, STAGE, null, reason, Arrays.copyOf(raw, end), truncated);
    }

    private static boolean isLineEnd(byte b) {
        return b == '\n' || b == '\r';
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
