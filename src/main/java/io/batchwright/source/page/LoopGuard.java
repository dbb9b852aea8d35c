package io.batchwright.source.page;

import io.batchwright.http.HttpException;
import java.util.zip.CRC32C;

/**
 * Notices an API that gives the same pages again and again. Remembers two pages only: the one before, and one that is
 * renewed ever more seldom, so that a circle of any length is met (Brent's algorithm). Not thread-safe.
 */
final class LoopGuard {

    private String milestone = "";
    private long steps;
    private long stride = 1;
    private long content;
    private int length;

    /** @throws HttpException if the page has been there before */
    void check(Page page) {
        checkContent(page);
        PagePlace next = page.next();
        if (next == null) {
            return;
        }
        String state = next.state();
        if (state.equals(page.place().state()) || state.equals(milestone)) {
            throw new HttpException(
                    "page " + page.place().ordinal() + " says that the next page is one that has been there"
                            + " before ('" + state + "'): the API leads in a circle");
        }
        if (++steps == stride) {
            milestone = state;
            stride *= 2;
            steps = 0;
        }
    }

    private void checkContent(Page page) {
        CRC32C crc = new CRC32C();
        crc.update(page.lines());
        if (page.records() > 0 && page.lines().length == length && crc.getValue() == content) {
            long ordinal = page.place().ordinal();
            throw new HttpException("page " + ordinal + " has the very records of page " + (ordinal - 1)
                    + "; is the parameter of the page the one that the API knows (source.page)?");
        }
        content = crc.getValue();
        length = page.lines().length;
    }
}
