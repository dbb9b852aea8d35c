package io.batchwright.batch;

import io.batchwright.record.RecordChunk;
import io.batchwright.source.InputMovedException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamException;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads, parses and transforms on a thread of its own, ahead of the step by a bounded number of chunks, so that the
 * database does not wait for the parser.
 *
 * <p>The thread is started in {@link #open} and joined in {@link #close}. What it fails with is thrown by {@link #read}, in
 * its turn.
 */
final class ReadAheadReader implements ItemStreamReader<RecordChunk> {

    private static final Logger LOG = LoggerFactory.getLogger(ReadAheadReader.class);

    /** How often a waiting step makes sure that there is somebody to wait for. */
    private static final Duration LOOK_INTERVAL = Duration.ofSeconds(1);

    /** How long a source may take to let go of what it waits for: a network may be silent for longer than anybody waits for a stop. */
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final Opener opener;
    private final ChunkProcessor processor;
    private final BlockingQueue<Result> results = new LinkedBlockingQueue<>();
    private final StepStop stop;
    private final ReadAheadRoom room;
    private @Nullable Chunks chunks;
    private @Nullable Thread thread;

    /**
     * @param room freed when a chunk's rows are on their way, or by the reader itself
     * @param stop ends the waiting for a slow source
     */
    ReadAheadReader(Opener opener, ChunkProcessor processor, ReadAheadRoom room, StepStop stop) {
        this.opener = opener;
        this.processor = processor;
        this.room = room;
        this.stop = stop;
    }

    /** Opens the input where the checkpoint says. */
    @FunctionalInterface
    interface Opener {
        Chunks open() throws IOException;
    }

    private record Result(
            @Nullable RecordChunk chunk, @Nullable Throwable failure) {}

    @Override
    public void open(ExecutionContext executionContext) {
        Chunks opened;
        try {
            opened = opener.open();
        } catch (InputMovedException e) {
            results.add(moved(e));
            return;
        } catch (IOException e) {
            throw new ItemStreamException(e);
        }
        chunks = opened;
        Thread started = new Thread(() -> readAll(opened), "batchwright-read-ahead");
        started.setDaemon(true);
        started.start();
        thread = started;
    }

    private void readAll(Chunks source) {
        try {
            RecordChunk chunk;
            do {
                room.acquire();
                RawChunk raw = source.next(processor);
                chunk = raw == null ? null : processor.process(raw);
                if (chunk != null) {
                    source.learn(chunk.read(), chunk.selected());
                }
                results.add(new Result(chunk, null));
            } while (chunk != null && !stop.waitsForReader());
            if (chunk != null) {
                results.add(new Result(null, new JobInterruptedException("stopped after what had been read")));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (InputMovedException e) {
            results.add(moved(e));
        } catch (Throwable e) {
            results.add(new Result(null, e));
        }
    }

    /** A run that is to stop does not go after its input: the next one finds it, and reads again what was not handed over. */
    private Result moved(InputMovedException e) {
        return new Result(
                null, stop.signal().requested() ? new JobInterruptedException("stopped as its input had moved") : e);
    }

    @Override
    public @Nullable RecordChunk read() throws Exception {
        room.free();
        Result ready = results.poll();
        Result result = ready == null ? take() : ready;
        Throwable failure = result.failure();
        if (failure instanceof JobInterruptedException) {
            stop.handedOver(); // all chunks before are written
        }
        if (failure instanceof Exception exception) {
            throw exception;
        }
        if (failure != null) {
            throw (Error) failure;
        }
        room.hold();
        if (ready == null) {
            room.free(); // whoever had to wait for a chunk had better not wait for the next one, too
        }
        return result.chunk();
    }

    /** A step that is interrupted or asked to stop is a stopped one: Spring Batch tells them apart by the exception. */
    private Result take() throws JobInterruptedException {
        try {
            Result result = results.poll(LOOK_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
            while (result == null) {
                if (stop.now()) {
                    throw new JobInterruptedException("stopped while waiting for the source");
                }
                Thread running = thread;
                if (running == null || (!running.isAlive() && results.isEmpty())) {
                    throw new IllegalStateException("the read-ahead thread has ended without a word");
                }
                result = results.poll(LOOK_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
            }
            return result;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JobInterruptedException("interrupted while waiting for the source");
        }
    }

    /**
     * The input is closed first: an interrupted thread that is reading from H2 would make it close its file. An input that does not
     * let go of its server is left to itself.
     */
    @Override
    public void close() {
        Chunks opened = chunks;
        Thread running = thread;
        if (opened == null || running == null) {
            return;
        }
        FutureTask<Boolean> closing = new FutureTask<>(() -> {
            opened.close();
            running.interrupt();
            running.join();
            return true;
        });
        Thread closer = new Thread(closing, "batchwright-close");
        closer.setDaemon(true);
        closer.start();
        try {
            closing.get(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.info("the source does not let go; it is left to itself");
        } catch (ExecutionException e) {
            throw new ItemStreamException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
