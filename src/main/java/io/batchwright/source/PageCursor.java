package io.batchwright.source;

import io.batchwright.source.page.Page;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** How far the records of pages have been consumed. Not thread-safe. */
final class PageCursor {

    private final Queue<Page> ahead = new ArrayDeque<>();
    private final CRC32C checksum = new CRC32C();
    private HttpPosition position;
    private @Nullable Page page;
    /** Of the page's lines, how many bytes and lines have been consumed. */
    private int bytes;

    private int index;

    /** @param start where the first page will be gone on with */
    PageCursor(HttpPosition start) {
        this.position = start;
    }

    /** Goes on in the page of the start, of which {@code skipped} bytes have been consumed before. */
    void resume(Page first, int skipped) {
        page = first;
        bytes = skipped;
        index = position.index();
        checksum.update(first.lines(), 0, skipped);
    }

    /** Tells of a page that is being read. */
    void add(Page next) {
        ahead.add(next);
    }

    /**
     * Consumes bytes.
     *
     * @param lines how many lines end in them
     * @return the pages that they belong to
     */
    List<HttpOrigin.Part> consume(byte[] array, int from, int to, int lines) {
        List<HttpOrigin.Part> parts = new ArrayList<>();
        int line = 0;
        int next = from;
        while (next < to) {
            Page current = unfinished();
            parts.add(new HttpOrigin.Part(line, current.place(), index));
            int count = Math.min(to - next, current.lines().length - bytes);
            checksum.update(array, next, count);
            bytes += count;
            next += count;
            int ended = bytes == current.lines().length ? current.records() - index : lines - line;
            index += ended;
            line += ended;
            position = new HttpPosition(current.place(), index, null);
        }
        return parts;
    }

    private Page unfinished() {
        Page current = page;
        while (current == null || bytes == current.lines().length) {
            current = ahead.remove();
            page = current;
            bytes = 0;
            index = 0;
            checksum.reset();
        }
        return current;
    }

    /** The position after what has been consumed. */
    HttpPosition position() {
        return page == null || position.checksum() != null || position.index() == 0
                ? position
                : new HttpPosition(position.page(), position.index(), (int) checksum.getValue());
    }

    /** How many bytes the lines have that have been consumed, those of the pages before included. */
    long offset() {
        return page == null ? position.page().bytes() : page.place().bytes() + bytes;
    }
}
