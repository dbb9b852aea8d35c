package io.batchwright.batch;

import io.batchwright.bytes.Bytes;
import io.batchwright.bytes.Lines;
import io.batchwright.format.RecordSkip;
import io.batchwright.record.Location;
import io.batchwright.record.Origin;
import io.batchwright.record.Reject;
import io.batchwright.record.Segment;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A record that is passed over, however long it is; no more than its beginning is held. */
final class SkippedRecord {

    /** How much of it is kept, in bytes. */
    private static final int RAW_KEPT = 64 * 1024;

    private final InputWindow window;
    private final RecordSkip skip;
    private final Bytes raw = new Bytes(0);

    /** @param skip the way past the record at the window's start */
    SkippedRecord(InputWindow window, RecordSkip skip) {
        this.window = window;
        this.skip = skip;
    }

    /**
     * Takes the record, and rejects it.
     *
     * @param header the header of the input, or null
     * @return null if the record has no end yet in an input that grows, and is left for a later load
     */
    @Nullable
    Reject reject(String reason, byte @Nullable [] header) throws IOException {
        int start = window.start();
        int first = skip.first(window.array(), start, window.end());
        window.take(first, Lines.count(window.array(), start, first));
        int from = window.start();
        Origin origin = pass();
        Location where = origin.locate(new Segment(window.buffer(), from, window.start(), 1, origin), from, 0);
        while (!skip.ended() && !window.leftOpen()) {
            window.forget(start);
            window.read();
            pass();
        }
        if (!skip.ended()) {
            window.leave(origin);
            return null;
        }
        int kept = (int) Math.min(raw.length(), skip.length());
        return new Reject(
                where,
                ChunkReader.STAGE,
                null,
                reason + skip.remark(),
                Arrays.copyOf(raw.array(), kept),
                skip.length() > kept,
                header);
    }

    /** Takes what is at hand. */
    private Origin pass() {
        int from = window.start();
        int end = skip.pass(window.array(), from, window.end(), window.wholeAtEnd());
        raw.append(window.array(), from, Math.min(end, from + RAW_KEPT - raw.length()));
        return window.take(end, skip.lines());
    }
}
