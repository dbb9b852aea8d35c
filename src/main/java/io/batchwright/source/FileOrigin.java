package io.batchwright.source;

import io.batchwright.record.Location;
import io.batchwright.record.Origin;
import io.batchwright.record.Segment;

/** Locates the records of one slice of a file. */
final class FileOrigin implements Origin {

    private final String input;
    private final FilePosition start;
    private final TextCodec codec;

    /** The place that was asked for last: the next one is usually behind it, so that counting need not start over. */
    private volatile Counted last = new Counted(0, 0);

    /** @param start where the slice begins */
    FileOrigin(String input, FilePosition start, TextCodec codec) {
        this.input = input;
        this.start = start;
        this.codec = codec;
    }

    /** Where the slice begins. */
    FilePosition start() {
        return start;
    }

    @Override
    public Location locate(Segment segment, int bufferPosition, int line) {
        int distance = bufferPosition - segment.from();
        Counted known = last;
        if (known.bytes > distance) {
            known = new Counted(0, 0);
        }
        byte[] bytes = segment.bytes().array();
        int advance = known.advance + codec.advance(bytes, segment.from() + known.bytes, bufferPosition);
        last = new Counted(distance, advance);
        FilePosition position = new FilePosition(start.ordinal(), start.offset() + advance, start.line() + line, null);
        return new Location(input, position.line(), position.offset(), position.toPosition());
    }

    /**
     * What is known of a place in the slice.
     *
     * @param bytes its distance from the slice's start
     * @param advance by how much the offset advances up to it
     */
    private record Counted(int bytes, int advance) {}
}
