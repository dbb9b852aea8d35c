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
import io.batchwright.sink.ReplayPlan;
import io.batchwright.sink.StoredReject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rejects of one input, to be parsed again as a segment; those that the format no longer takes for one record are left out. */
final class ReplayedInput {

    private static final int CAPACITY = 4 * 1024;

    private final Framer framer;
    private final ChunkLimits limits;
    private final byte @Nullable [] header;
    private final Bytes bytes = new Bytes(CAPACITY);
    private final List<Integer> starts = new ArrayList<>();
    private final List<Location> locations = new ArrayList<>();
    private final List<Reject> rejects = new ArrayList<>();
    private @Nullable RecordParser parser;
    private @Nullable String headerProblem;

    /** @param first the first of the rejects; all have its input and its header */
    ReplayedInput(Format format, ChunkLimits limits, Reject first) {
        this.framer = format.framer(limits.recordBytes());
        this.limits = limits;
        this.header = first.header();
        openParser(format);
    }

    private void openParser(Format format) {
        byte[] known = header;
        if (format.headerRecords() > 0 && known == null) {
            headerProblem = "expected the header of the input, as the format has one; the record was kept without";
            return;
        }
        try {
            parser = format.parser(known == null ? new Bytes(0) : new Bytes(known, known.length));
        } catch (FormatException e) {
            headerProblem = e.getMessage();
        }
    }

    void add(StoredReject stored) {
        Reject reject = stored.reject();
        Location original = reject.location();
        Location location =
                new Location(original.input(), original.line(), original.offset(), ReplayPlan.position(stored.id()));
        int start = bytes.length();
        if (headerProblem != null) {
            refuse(reject, location, start, RecordParser.STAGE, headerProblem);
        } else if (framer.append(reject.raw(), bytes)) {
            starts.add(start);
            locations.add(location);
        } else if (framer.oversized()) {
            refuse(reject, location, start, ChunkReader.STAGE, ChunkReader.tooLong(limits));
        } else {
            refuse(reject, location, start, RecordParser.STAGE, framed());
        }
    }

    private String framed() {
        return framer.records() == 0
                ? "expected one record, found none, or one that is not closed"
                : "expected one record, found more than one";
    }

    private void refuse(Reject reject, Location location, int start, String stage, String reason) {
        bytes.length(start);
        rejects.add(new Reject(location, stage, null, reason, reject.raw(), false, header));
    }

    /** Adds what was made of the rejects. */
    void finish(List<RawChunk.Part> parts, List<Reject> refused) {
        refused.addAll(rejects);
        if (parser != null && !starts.isEmpty()) {
            int[] offsets = starts.stream().mapToInt(Integer::intValue).toArray();
            Origin origin = (segment, position, line) -> locations.get(at(offsets, position));
            parts.add(new RawChunk.Part(new Segment(bytes, 0, bytes.length(), offsets.length, origin, header), parser));
        }
    }

    /** Index of the record that a place in the bytes belongs to. */
    private static int at(int[] offsets, int position) {
        int found = Arrays.binarySearch(offsets, position);
        return found >= 0 ? found : -found - 2;
    }
}
