package io.batchwright.batch;

import io.batchwright.bytes.Bytes;
import io.batchwright.format.Format;
import io.batchwright.format.FormatException;
import io.batchwright.format.Framer;
import io.batchwright.format.RecordParser;
import io.batchwright.record.ChunkEnd;
import io.batchwright.record.Origin;
import io.batchwright.record.Reject;
import io.batchwright.record.Segment;
import io.batchwright.source.ByteReader;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the bytes of a source into chunks of whole records. Small inputs share a chunk. The first chunks are small, so that
 * the sink has something to do while the code that makes them is still being compiled.
 *
 * <p>A record longer than the limit, and one that never ends (an unclosed quote), is rejected; reading goes on behind it, which
 * is after its first line end unless the format says otherwise. Not thread-safe, except for {@link #close()}.
 */
final class ChunkReader implements Chunks {

    static final String STAGE = "source";

    private static final int FIRST_CHUNK_BYTES = 512 * 1024;

    /** About how many bytes share a buffer, and are parsed by one thread. */
    private static final int BUFFER_BYTES = 256 * 1024;

    private final ByteReader reader;
    private final Format format;
    private final Framer framer;
    private final ChunkLimits limits;
    private final Clock clock;
    private final BooleanSupplier ending;
    private final InputWindow window;
    private final HeaderReader header;
    private final RecordGoal recordGoal;
    private final List<RawChunk.Part> parts = new ArrayList<>();
    private final List<Reject> rejects = new ArrayList<>();
    private Bytes headerRecord = new Bytes(0);
    private @Nullable RecordParser parser;
    private byte @Nullable [] headerLine;
    private int byteGoal;
    private int bytesBefore;
    private int records;
    private boolean finished;

    ChunkReader(ByteReader reader, Format format, ChunkLimits limits, Clock clock) {
        this(reader, format, limits, clock, () -> false);
    }

    /** @param ending whether to hand over at once what has been read */
    ChunkReader(ByteReader reader, Format format, ChunkLimits limits, Clock clock, BooleanSupplier ending) {
        this.reader = reader;
        this.format = format;
        this.framer = format.framer(limits.recordBytes());
        this.limits = limits;
        this.clock = clock;
        this.ending = ending;
        this.window = new InputWindow(reader);
        this.header = new HeaderReader(reader, window, format, framer);
        this.byteGoal = Math.min(FIRST_CHUNK_BYTES, limits.bytes());
        this.recordGoal = new RecordGoal(limits);
    }

    @Override
    public @Nullable RawChunk next(Consumer<List<RawChunk.Part>> begun) throws IOException {
        if (finished) {
            return null;
        }
        bytesBefore = 0;
        renewBuffer();
        parts.clear();
        rejects.clear();
        records = 0;
        int told = 0;
        Instant deadline = clock.instant().plus(limits.interval());
        while (!full()
                && !ending.getAsBoolean()
                && !(!recordGoal.exact() && records > 0 && clock.instant().isAfter(deadline))) {
            if (window.exhausted() && !openNextInput()) {
                if (reader.endless()) {
                    continue;
                }
                finished = true;
                break;
            }
            if (window.start() >= BUFFER_BYTES) {
                endBuffer();
                if (told < parts.size()) {
                    begun.accept(List.copyOf(parts.subList(told, parts.size())));
                    told = parts.size();
                }
                renewBuffer();
            }
            fill(deadline);
            frame();
        }
        return cut();
    }

    private boolean full() {
        return recordGoal.left(records) <= 0 || (!recordGoal.exact() && bytesBefore + window.start() >= byteGoal);
    }

    /** How many bytes the buffer at hand should hold. */
    private int bufferGoal() {
        return recordGoal.exact() ? BUFFER_BYTES : Math.min(byteGoal - bytesBefore, BUFFER_BYTES);
    }

    /** Starts a buffer with a parser of its own, as buffers are parsed at the same time. */
    private void renewBuffer() {
        window.renew(bufferGoal());
        parser = parser == null ? null : format.parser(headerRecord);
    }

    private void endBuffer() {
        window.handOver();
        bytesBefore += window.start();
    }

    /** Ends the chunk, and aims at twice its bytes or the bytes that its records suggest, within the limit. */
    private RawChunk cut() throws IOException {
        boolean fullOfRecords = recordGoal.left(records) <= 0;
        recordGoal.cut();
        endBuffer();
        byteGoal = (int) Math.min(limits.bytes(), fullOfRecords ? Math.max(1L, bytesBefore * 9L / 8) : 2L * byteGoal);
        ChunkEnd end = new ChunkEnd(reader.position(), finished, reader.inputBytes(), reader.changedPlan());
        return new RawChunk(List.copyOf(parts), List.copyOf(rejects), end);
    }

    @Override
    public void learn(long read, long selected) {
        recordGoal.learn(read, selected);
    }

    private boolean openNextInput() throws IOException {
        if (!window.nextInput()) {
            return false;
        }
        try {
            headerRecord = header.read();
            parser = format.parser(headerRecord);
            headerLine = HeaderReader.withoutLineEnds(headerRecord);
        } catch (FormatException e) {
            throw inInput(e);
        }
        return true;
    }

    private FormatException inInput(FormatException e) {
        return new FormatException(reader.inputName() + ": " + e.getMessage());
    }

    /** Reads until there is a chunk's worth of bytes, or the input or the time is at its end. */
    private void fill(Instant deadline) throws IOException {
        boolean silent = false;
        while (!silent && !window.endOfInput() && window.end() < bufferGoal()) {
            silent = !window.read(bufferGoal() - window.end());
            silent |= clock.instant().isAfter(deadline);
        }
    }

    private int framed() {
        try {
            return framer.frame(
                    window.array(), window.start(), window.end(), window.wholeAtEnd(), recordGoal.left(records));
        } catch (FormatException e) {
            throw inInput(e);
        }
    }

    private void frame() throws IOException {
        int end = framed();
        String problem = framer.oversized() ? tooLong(limits) : framer.problem();
        if (end > window.start()) {
            add(end);
        } else if (problem != null) {
            reject(problem);
        } else if (window.leftOpen()) {
            window.drop();
        } else if (!window.endOfInput()) {
            window.read();
        }
    }

    /** Why a record is rejected that is longer than a record may be. */
    static String tooLong(ChunkLimits limits) {
        return "the record is longer than " + limits.recordBytes() + " bytes (max-record-size)";
    }

    private void add(int end) {
        RecordParser current = parser;
        if (current == null) {
            throw new IllegalStateException("no input is open");
        }
        int start = window.start();
        Origin origin = window.take(end, framer.lines());
        if (framer.records() > 0) {
            Segment segment = new Segment(window.buffer(), start, end, framer.records(), origin, headerLine);
            parts.add(new RawChunk.Part(segment, current));
            records += framer.records();
        }
    }

    private void reject(String reason) throws IOException {
        Reject reject = new SkippedRecord(window, framer.skip()).reject(reason, headerLine);
        if (reject != null) {
            rejects.add(reject);
            records++;
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
