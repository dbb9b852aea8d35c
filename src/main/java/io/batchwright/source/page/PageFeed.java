package io.batchwright.source.page;

import io.batchwright.http.HttpException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * The pages of an API in order, got by a thread of its own ahead of who takes them, by a bounded number of pages. One thread
 * takes; {@link #close()} may come from any.
 */
public final class PageFeed implements Closeable {

    private final PagedApi api;
    private final Semaphore room;
    private final BlockingQueue<Result> results = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean closed;
    private boolean ended;

    private record Result(@Nullable Page page, @Nullable RuntimeException failure) {}

    /**
     * Begins to get pages.
     *
     * @param from the first one
     * @param ahead how many may wait to be taken, at least 1
     */
    public PageFeed(PagedApi api, PagePlace from, int ahead) {
        this.api = api;
        this.room = new Semaphore(ahead);
        this.thread = new Thread(() -> getAll(from), "batchwright-pages");
        thread.setDaemon(true);
        thread.start();
    }

    private void getAll(PagePlace from) {
        LoopGuard guard = new LoopGuard();
        try {
            PagePlace place = from;
            while (place != null) {
                room.acquire();
                Page page = api.get(place);
                guard.check(page);
                results.add(new Result(page, null));
                place = page.next();
            }
            results.add(new Result(null, null));
        } catch (InterruptedException e) {
            results.add(new Result(null, null));
        } catch (RuntimeException e) {
            results.add(new Result(null, e));
        }
    }

    /**
     * Takes the next page, and waits for it if it is not there yet.
     *
     * @return null after the last
     * @throws ClosedChannelException after {@link #close()}
     * @throws HttpException if it can not be had
     */
    public @Nullable Page next() throws IOException {
        if (ended) {
            return null;
        }
        Result result = take();
        if (closed) {
            throw new ClosedChannelException();
        }
        if (result.failure() != null) {
            throw result.failure();
        }
        ended = result.page() == null;
        room.release();
        return result.page();
    }

    private Result take() throws ClosedByInterruptException {
        try {
            return results.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClosedByInterruptException();
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        // The thread may have ended before.
        results.add(new Result(null, null));
    }
}
