package io.batchwright.format;

import io.batchwright.bytes.Bytes;
import io.batchwright.bytes.Lines;
import io.batchwright.record.Column;
import io.batchwright.record.Location;
import io.batchwright.record.Position;
import io.batchwright.record.RecordBatch;
import io.batchwright.record.Segment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads whole inputs through a format, the way the job's reader does, in pieces of any size. */
final class FormatReader {

    /** Before the reasons of records that the framer stopped at. */
    static final String SKIPPED = "(source) ";

    private static final int GAP = 3;

    private final Format format;
    private final byte[] input;
    private final List<ParsedRecord> records = new ArrayList<>();
    private int offset;
    private int line = 1;

    private FormatReader(Format format, byte[] input) {
        this.format = format;
        this.input = input;
    }

    static List<ParsedRecord> read(Format format, String input) {
        return read(format, input.getBytes(StandardCharsets.UTF_8));
    }

    static List<ParsedRecord> read(Format format, byte[] input) {
        return read(format, input, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    static List<ParsedRecord> read(Format format, String input, int piece, int maxRecords) {
        return read(format, input.getBytes(StandardCharsets.UTF_8), piece, maxRecords);
    }

    /**
     * Reads all of {@code input}.
     *
     * @param piece how many more bytes are there whenever the framer asks for more
     * @param maxRecords the most records in a segment
     */
    static List<ParsedRecord> read(Format format, byte[] input, int piece, int maxRecords) {
        FormatReader reader = new FormatReader(format, input);
        Framer framer = format.framer(1 << 20);
        framer.begins(reader.input, 0, reader.input.length);
        RecordParser parser = format.parser(reader.header(framer));
        reader.readAll(framer, parser, piece, maxRecords);
        return reader.records;
    }

    /** Reads from the start of a record on, without looking at what is before it. */
    static List<ParsedRecord> readFrom(Format format, byte[] input, int offset) {
        FormatReader reader = new FormatReader(format, input);
        reader.offset = offset;
        reader.line = 1 + Lines.count(input, 0, offset);
        reader.readAll(format.framer(1 << 20), format.parser(new Bytes(0)), Integer.MAX_VALUE, Integer.MAX_VALUE);
        return reader.records;
    }

    private Bytes header(Framer framer) {
        if (format.headerRecords() == 0) {
            return new Bytes(0);
        }
        int end = framer.frame(input, 0, input.length, true, 1);
        offset = end;
        line += framer.lines();
        return new Bytes(Arrays.copyOf(input, end), end);
    }

    private void readAll(Framer framer, RecordParser parser, int piece, int maxRecords) {
        int available = offset;
        while (offset < input.length) {
            available = (int) Math.min(input.length, (long) available + piece);
            // Exactly what is there, so that a look beyond it fails.
            byte[] bytes = Arrays.copyOf(input, available);
            boolean end = available == input.length;
            int framed = framer.frame(bytes, offset, available, end, maxRecords);
            while (framed > offset) {
                parse(framer, parser, framed);
                framed = framer.frame(bytes, offset, available, end, maxRecords);
            }
            if (end && offset < input.length) {
                skip(framer.skip(), bytes, framer.problem());
            }
        }
    }

    private void skip(RecordSkip skip, byte[] bytes, @Nullable String problem) {
        int first = skip.first(bytes, offset, bytes.length);
        line += Lines.count(bytes, offset, first);
        offset = skip.pass(bytes, first, bytes.length, true);
        records.add(new ParsedRecord(
                List.of(),
                SKIPPED + problem + skip.remark(),
                line,
                first,
                raw(bytes, first, first + (int) skip.length())));
        line += skip.lines();
    }

    private void parse(Framer framer, RecordParser parser, int framed) {
        Bytes bytes = new Bytes(GAP + framed - offset);
        bytes.append(new byte[GAP], 0, GAP);
        bytes.append(input, offset, framed);
        int base = offset;
        int firstLine = line;
        Segment segment = new Segment(
                bytes,
                GAP,
                GAP + framed - offset,
                framer.records(),
                (s, position, lineInSegment) ->
                        new Location("test", firstLine + lineInSegment, base + position - GAP, new Position("test")));
        List<ParsedRecord> once = parse(parser, segment);
        if (once.size() != framer.records() || !parse(parser, segment).equals(once)) {
            throw new AssertionError(framer.records() + " framed records, but parsed as " + once);
        }
        records.addAll(once);
        offset = framed;
        line += framer.lines();
    }

    private List<ParsedRecord> parse(RecordParser parser, Segment segment) {
        List<ParsedRecord> parsed = new ArrayList<>();
        parser.parse(segment, batch -> {
            batch.rejectInvalidUtf8(RecordParser.STAGE);
            for (int row = 0; row < batch.rows(); row++) {
                parsed.add(record(batch, row));
            }
            return false; // so that batches are used again
        });
        return parsed;
    }

    private ParsedRecord record(RecordBatch batch, int row) {
        Location location = batch.location(row);
        String reason = batch.rejects().stream()
                .filter(reject -> reject.location().offset() == location.offset())
                .map(reject -> reject.reason())
                .findFirst()
                .orElse(null);
        return new ParsedRecord(
                reason == null ? values(batch, row) : List.of(),
                reason,
                (int) location.line(),
                (int) location.offset(),
                raw(batch.bytes().array(), batch.rowStart(row), batch.rowEnd(row)));
    }

    private static List<@Nullable String> values(RecordBatch batch, int row) {
        List<@Nullable String> values = new ArrayList<>();
        for (int field = 0; field < batch.schema().size(); field++) {
            Column column = batch.column(field);
            int start = column.starts()[row];
            values.add(start < 0 ? null : batch.bytes().text(start, column.ends()[row]));
        }
        return Collections.unmodifiableList(values);
    }

    private static String raw(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
