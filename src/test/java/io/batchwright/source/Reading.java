package io.batchwright.source;

import io.batchwright.bytes.Bytes;
import io.batchwright.bytes.Lines;
import io.batchwright.record.Location;
import io.batchwright.record.Origin;
import io.batchwright.record.Position;
import io.batchwright.record.Segment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads a source to its end as the batch does, one line per consume call. */
final class Reading {

    private Reading() {}

    /**
     * A line that was read.
     *
     * @param text the line with its end, one character per byte of its UTF-8 form
     * @param location where the source says it stands
     * @param after the position after it
     */
    record Line(String text, Location location, Position after) {}

    /** Reads all inputs from where the reader stands; closes it. */
    static List<Line> lines(ByteReader reader, int bufferSize) throws IOException {
        List<Line> lines = new ArrayList<>();
        try (reader) {
            while (reader.nextInput()) {
                consume(reader, rest(reader, bufferSize), lines);
            }
        }
        return lines;
    }

    /** Reads the current input to its end, consuming nothing. */
    static byte[] rest(ByteReader reader, int bufferSize) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[bufferSize + 2];
        for (int n = reader.read(buffer, 1, bufferSize); n >= 0; n = reader.read(buffer, 1, bufferSize)) {
            if (n == 0) {
                throw new AssertionError("read nothing, though it is not the end");
            }
            all.write(buffer, 1, n);
        }
        return all.toByteArray();
    }

    private static void consume(ByteReader reader, byte[] bytes, List<Line> lines) throws IOException {
        for (int from = 0; from < bytes.length; ) {
            int to = Lines.next(bytes, Lines.end(bytes, from, bytes.length), bytes.length);
            Origin origin = reader.consume(bytes, from, to, 1);
            Segment segment = new Segment(new Bytes(bytes, bytes.length), from, to, 1, origin);
            String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
            lines.add(new Line(text, origin.locate(segment, from, 0), reader.position()));
            from = to;
        }
    }

    /** What a {@link Line} says of UTF-8 text. */
    static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** The texts of lines, one after the other. */
    static String text(List<Line> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line.text()));
        return text.toString();
    }
}
