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
import org.jspecify.annotations.Nullable;

/**
 * Cuts the bytes of a source into chunks of whole records. Small inputs share a chunk.
 *
 * <p>A record longer than the limit, and one that never ends (an unclosed quote), is rejected; reading goes on behind it, which
 * is after its first line end unless the format says otherwise. Not thread-safe, except for {@link #close()}.
 */
final class ChunkReader implements Chunks {

    static final String STAGE = "source";

    private final ByteReader reader;
    private final Format format;
    private final Framer framer;
    private final ChunkLimits limits;
    private final Clock clock;
    private final BooleanSupplier ending;
    private final InputWindow window;
    private final HeaderReader header;
    private final ChunkGoal goal;
    private final List<RawChunk.Part> parts = new ArrayList<>();
    private final List<Reject> rejects = new ArrayList<>();
    private Bytes headerRecord = new Bytes(0);
    private @Nullable RecordParser parser;
    private byte @Nullable [] headerLine;
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
        this.goal = new ChunkGoal(limits);
    }

    @Override
    public @Nullable RawChunk next(Ahead ahead) throws IOException {
        if (finished) {
            return null;
        }
        goal.begin(ahead);
        renewBuffer(ahead);
        parts.clear();
        rejects.clear();
        Instant deadline = clock.instant().plus(limits.interval());
        while (!goal.full(window.start())
                && !ending.getAsBoolean()
                && !(goal.endsInTime() && clock.instant().isAfter(deadline))) {
            if (window.exhausted() && !openNextInput()) {
                if (reader.endless()) {
                    continue;
                }
                finished = true;
                break;
            }
            if (goal.endsBuffer(window.start())) {
                handOver(ahead);
            }
            fill(deadline);
            frame();
        }
        return cut();
    }

    private void handOver(Ahead ahead) {
        endBuffer();
        if (!parts.isEmpty()) {
            ahead.begin(List.copyOf(parts));
            parts.clear();
        }
        renewBuffer(ahead);
    }

    /** Starts a buffer with a parser of its own, as buffers are parsed at the same time: those of one that was dropped, or new ones. */
    private void renewBuffer(Ahead ahead) {
        RawChunk.Part spare = ahead.spare();
        window.renew(goal.bufferBytes(), spare == null ? null : spare.segment().bytes());
        if (spare != null && spare.segment().header() == headerLine) {
            parser = spare.parser();
        } else if (parser != null) {
            parser = format.parser(headerRecord);
        }
    }

    private void endBuffer() {
        window.handOver();
        goal.hold(window.start());
    }

    private RawChunk cut() throws IOException {
        endBuffer();
        goal.cut();
        ChunkEnd end = new ChunkEnd(reader.position(), finished, reader.inputBytes(), reader.changedPlan());
        return new RawChunk(List.copyOf(parts), List.copyOf(rejects), goal.records(), end);
    }

    @Override
    public void learn(long read, long selected) {
        goal.learn(read, selected);
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
        while (!silent && !window.endOfInput() && window.end() < goal.bufferBytes()) {
            silent = !window.read(goal.bufferBytes() - window.end());
            silent |= clock.instant().isAfter(deadline);
        }
    }

    private int framed() {
        try {
            return framer.frame(window.array(), window.start(), window.end(), window.wholeAtEnd(), goal.left());
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
            goal.add(framer.records());
        }
    }

    private void reject(String reason) throws IOException {
        Reject reject = new SkippedRecord(window, framer.skip()).reject(reason, headerLine);
        if (reject != null) {
            rejects.add(reject);
            goal.add(1);
            goal.hold(reject.raw().length);
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
