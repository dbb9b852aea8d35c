package io.batchwright.source;

import io.batchwright.record.Location;
import io.batchwright.record.Origin;
import io.batchwright.record.Segment;
import io.batchwright.source.page.PagePlace;
import java.util.List;

/**
 * Locates the records of one slice of pages: a line is a record, counted through all pages.
 *
 * @param input the name of the input
 * @param offset the slice's first byte, in the lines of all pages
 * @param parts the pages that the slice has records of, in order; at least one
 */
record HttpOrigin(String input, long offset, List<Part> parts) implements Origin {

    HttpOrigin {
        parts = List.copyOf(parts);
    }

    /**
     * The records of one page.
     *
     * @param line the first of them in the slice, from 0
     * @param page where the page stands
     * @param index the same one in the page, from 0
     */
    record Part(int line, PagePlace page, int index) {}

    @Override
    public Location locate(Segment segment, int bufferPosition, int line) {
        int at = 0;
        while (at + 1 < parts.size() && parts.get(at + 1).line() <= line) {
            at++;
        }
        Part part = parts.get(at);
        int index = part.index() + line - part.line();
        return new Location(
                input,
                part.page().records() + index + 1,
                offset + bufferPosition - segment.from(),
                new HttpPosition(part.page(), index, null).toPosition());
    }
}
