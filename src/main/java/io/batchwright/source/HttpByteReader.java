package io.batchwright.source;

import io.batchwright.http.HttpException;
import io.batchwright.record.InputPlan;
import io.batchwright.record.Origin;
import io.batchwright.record.Position;
import io.batchwright.source.page.Page;
import io.batchwright.source.page.PageFeed;
import io.batchwright.source.page.PagedApi;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the records of an API as lines of one input. */
final class HttpByteReader implements ByteReader {

    private final PagedApi api;
    private final String name;
    private final HttpPosition start;
    private final int prefetch;
    private final PageCursor cursor;
    private final @Nullable NewRecords news;
    private volatile @Nullable PageFeed feed;
    private volatile boolean closed;
    private byte[] lines = {};
    private int read;
    private boolean begun;

    /** @param news which of the records are read; null for all */
    HttpByteReader(PagedApi api, String name, HttpPosition start, int prefetch, @Nullable NewRecords news) {
        this.api = api;
        this.name = name;
        this.start = start;
        this.prefetch = prefetch;
        this.cursor = new PageCursor(start);
        this.news = news;
    }

    @Override
    public boolean nextInput() throws IOException {
        requireNotClosed();
        if (feed != null) {
            return false;
        }
        PageFeed opened = new PageFeed(api, start.page(), prefetch);
        feed = opened;
        if (closed) {
            // A close that came before the line above could not reach it.
            opened.close();
        }
        return true;
    }

    @Override
    public String inputName() {
        return name;
    }

    @Override
    public boolean resumed() {
        return start.page().ordinal() > 1 || start.index() > 0;
    }

    @Override
    public byte[] head(int length) throws IOException {
        requireNotClosed();
        try (HttpByteReader again =
                new HttpByteReader(api, name, new HttpPosition(api.first(), 0, null), prefetch, null)) {
            again.nextInput();
            byte[] head = new byte[length];
            int filled = 0;
            for (int n = 0; n >= 0 && filled < length; n = again.read(head, filled, length - filled)) {
                filled += n;
            }
            return Arrays.copyOf(head, filled);
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        requireNotClosed();
        while (read == lines.length) {
            Page page = next();
            if (page == null) {
                return -1;
            }
            lines = page.lines();
            read = begun ? add(page) : resume(page);
            begun = true;
        }
        int count = Math.min(length, lines.length - read);
        System.arraycopy(lines, read, buffer, offset, count);
        read += count;
        return count;
    }

    private int add(Page page) {
        cursor.add(page);
        return 0;
    }

    /** Goes on in the page of the position, if it still is what it was up to there. */
    private int resume(Page page) {
        if (page.records() < start.index()) {
            throw changed("it has " + page.records() + " records, but " + start.index() + " of it are loaded");
        }
        int skipped = 0;
        for (int i = 0; i < start.index(); skipped++) {
            i += page.lines()[skipped] == '\n' ? 1 : 0;
        }
        Integer checksum = start.checksum();
        if (checksum != null && Fingerprint.crc(Arrays.copyOf(page.lines(), skipped)) != checksum) {
            throw changed("its first " + start.index() + " records, which are loaded, are different");
        }
        cursor.resume(page, skipped);
        if (news != null) {
            news.passOver(start.index());
        }
        return skipped;
    }

    private SourceException changed(String difference) {
        return new SourceException(
                "page " + start.page().ordinal() + " (" + api.shownUrl(start.page())
                        + ") changed since the load stopped there: " + difference
                        + "; going on could lose or double records. "
                        + (news == null
                                ? "Load what is there now from the start with --rerun"
                                : "Give the load up (batchwright jobs abandon), so that the next one asks for what is new behind it"));
    }

    private @Nullable Page next() throws IOException {
        PageFeed opened = feed;
        if (opened == null) {
            throw new IllegalStateException("call nextInput() first");
        }
        try {
            Page page = opened.next();
            return page == null || news == null ? page : news.of(page);
        } catch (HttpException e) {
            throw new SourceException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public Origin consume(byte[] bytes, int from, int to, int count) {
        if (news != null) {
            news.consumed(count);
        }
        long offset = cursor.offset();
        return new HttpOrigin(name, offset, cursor.consume(bytes, from, to, count));
    }

    @Override
    public Position position() {
        return cursor.position().toPosition();
    }

    @Override
    public @Nullable InputPlan changedPlan() {
        return news == null ? null : news.changedPlan();
    }

    @Override
    public long inputBytes() {
        return cursor.offset();
    }

    private void requireNotClosed() throws ClosedChannelException {
        if (closed) {
            throw new ClosedChannelException();
        }
    }

    @Override
    public void close() {
        closed = true;
        PageFeed opened = feed;
        if (opened != null) {
            opened.close();
        }
    }
}
