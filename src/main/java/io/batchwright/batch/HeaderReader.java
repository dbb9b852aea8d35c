package io.batchwright.batch;

import io.batchwright.bytes.Bytes;
import io.batchwright.bytes.Lines;
import io.batchwright.format.Format;
import io.batchwright.format.FormatException;
import io.batchwright.format.Framer;
import io.batchwright.source.ByteReader;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the start of an input that has just been opened: whether it suits the format, and its header, if it has one. */
final class HeaderReader {

    private static final int FIRST_LOOK = 64 * 1024;

    private final ByteReader reader;
    private final InputWindow window;
    private final Framer framer;
    private final int headerRecords;

    HeaderReader(ByteReader reader, InputWindow window, Format format, Framer framer) {
        this.reader = reader;
        this.window = window;
        this.framer = framer;
        this.headerRecords = format.headerRecords();
    }

    /**
     * The header record; empty if the format has none or the input is empty.
     *
     * @throws FormatException if the input does not suit the format, or the header is longer than a record may be, or never
     *     ends
     */
    Bytes read() throws IOException {
        requireSuited();
        if (headerRecords == 0) {
            return new Bytes(0);
        }
        return reader.resumed() ? look() : take();
    }

    private void requireSuited() throws IOException {
        while (!reader.resumed()
                && !framer.begins(window.array(), window.start(), window.end())
                && !window.endOfInput()) {
            window.read();
        }
    }

    /** Reads the header in passing. Empty lines before it are no records, and are passed over; one that is not whole yet is left. */
    private Bytes take() throws IOException {
        while (!window.exhausted()) {
            int from = window.start();
            int end = framer.frame(window.array(), from, window.end(), window.wholeAtEnd(), 1);
            if (end == from && window.leftOpen()) {
                window.drop();
            } else if (end == from) {
                refuse(framer.oversized() || window.endOfInput());
                window.read();
                continue;
            }
            window.take(end, framer.lines());
            if (framer.records() > 0) {
                return header(window.array(), from, end);
            }
        }
        return new Bytes(0);
    }

    /** Looks at the header of an input that is read from its middle. */
    private Bytes look() throws IOException {
        for (int length = FIRST_LOOK; ; length = (int) Math.min(4L * length, Integer.MAX_VALUE - 8L)) {
            byte[] head = reader.head(length);
            boolean all = head.length < length;
            int end = framer.frame(head, 0, head.length, all, 1);
            // An input of nothing but empty lines has been passed over without a header.
            if (framer.records() > 0 || (all && end == head.length)) {
                return header(head, 0, end);
            }
            refuse(framer.oversized() || all);
        }
    }

    private void refuse(boolean endless) {
        if (endless) {
            throw new FormatException(
                    "the header does not end within max-record-size, or a quote in it is never closed");
        }
    }

    /** A header as it is kept with rejects: without empty lines before it and its line end; null if there is none. */
    static byte @Nullable [] withoutLineEnds(Bytes header) {
        int from = 0;
        int to = header.length();
        while (from < to && Lines.isEnd(header.array()[from])) {
            from++;
        }
        while (to > from && Lines.isEnd(header.array()[to - 1])) {
            to--;
        }
        return to == from ? null : Arrays.copyOfRange(header.array(), from, to);
    }

    private static Bytes header(byte[] bytes, int from, int to) {
        byte[] header = Arrays.copyOfRange(bytes, from, to);
        return new Bytes(header, header.length);
    }
}
