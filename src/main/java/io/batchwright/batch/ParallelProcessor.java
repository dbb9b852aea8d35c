package io.batchwright.batch;

import io.batchwright.record.RecordBatch;
import io.batchwright.record.RecordChunk;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.springframework.batch.infrastructure.item.ItemStream;

/**
 * Processes the buffers of a chunk at the same time, as many as there are processors and the first ones while the others are
 * still being read, and joins what comes out in the order of the input. Of several buffers that fail the first one in that order
 * counts; nothing of a chunk that failed, or of which the rest could not be read, goes on. For one calling thread.
 */
final class ParallelProcessor implements ChunkProcessor, ItemStream {

    /** More threads than this would wait for the one that reads. */
    private static final int MOST_THREADS = 4;

    private final Supplier<BufferProcessor> opener;
    private final Queue<BufferProcessor> idle = new ConcurrentLinkedQueue<>();
    private final List<Future<List<RecordBatch>>> begun = new ArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(
            Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS), ParallelProcessor::thread);

    /** @param opener opens a processor for one thread at a time */
    ParallelProcessor(Supplier<BufferProcessor> opener) {
        this.opener = opener;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "batchwright-process");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void begin(List<RawChunk.Part> buffer) {
        begun.add(threads.submit(() -> processAlone(buffer)));
    }

    @Override
    public RecordChunk process(RawChunk raw) throws Exception {
        return new RecordChunk(batches(raw), raw.rejects(), raw.records(), raw.end());
    }

    private List<RecordBatch> batches(RawChunk raw) throws Exception {
        List<List<RawChunk.Part>> buffers = raw.byBuffer();
        if (buffers.size() < 2 && begun.isEmpty()) {
            return processAlone(raw.parts());
        }
        buffers.subList(begun.size(), buffers.size()).forEach(this::begin);
        try {
            return join();
        } finally {
            begun.forEach(buffer -> buffer.cancel(true));
            begun.clear();
        }
    }

    private List<RecordBatch> processAlone(List<RawChunk.Part> buffer) throws Exception {
        BufferProcessor waiting = idle.poll();
        BufferProcessor processor = waiting == null ? opener.get() : waiting;
        try {
            return processor.process(buffer);
        } finally {
            idle.add(processor);
        }
    }

    private List<RecordBatch> join() throws Exception {
        List<RecordBatch> batches = new ArrayList<>();
        for (Future<List<RecordBatch>> buffer : begun) {
            try {
                batches.addAll(buffer.get());
            } catch (ExecutionException e) {
                throw failure(e);
            }
        }
        return batches;
    }

    private static Exception failure(ExecutionException e) {
        Throwable cause = e.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof Exception exception ? exception : e;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
