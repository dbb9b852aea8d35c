package io.batchwright.batch;

import io.batchwright.record.RecordBatch;
import io.batchwright.record.RecordChunk;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemStream;

/**
 * Processes the buffers of a chunk at the same time, as many as there are processors and the first ones while the others are
 * still being read, and joins what comes out in the order of the input. Of several failures the first one in that order is
 * thrown; nothing of a chunk that failed goes on. For one calling thread.
 */
final class ParallelProcessor implements ChunkProcessor, ItemStream {

    /** More threads than this would wait for the one that reads. */
    private static final int MOST_THREADS = 4;

    private final Supplier<ItemProcessor<RawChunk, RecordChunk>> opener;
    private final Queue<ItemProcessor<RawChunk, RecordChunk>> idle = new ConcurrentLinkedQueue<>();
    private final List<Future<RecordChunk>> begun = new ArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(
            Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS), ParallelProcessor::thread);

    /** @param opener opens a processor for one thread at a time */
    ParallelProcessor(Supplier<ItemProcessor<RawChunk, RecordChunk>> opener) {
        this.opener = opener;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "batchwright-process");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void begin(RawChunk buffer) {
        begun.add(threads.submit(() -> processAlone(buffer)));
    }

    @Override
    public RecordChunk process(RawChunk raw) throws Exception {
        List<RawChunk> buffers = raw.byBuffer();
        if (buffers.size() < 2 && begun.isEmpty()) {
            return processAlone(raw);
        }
        buffers.subList(begun.size(), buffers.size()).forEach(this::begin);
        try {
            return join(raw);
        } finally {
            begun.forEach(buffer -> buffer.cancel(true));
            begun.clear();
        }
    }

    private RecordChunk processAlone(RawChunk raw) throws Exception {
        ItemProcessor<RawChunk, RecordChunk> waiting = idle.poll();
        ItemProcessor<RawChunk, RecordChunk> processor = waiting == null ? opener.get() : waiting;
        try {
            return Objects.requireNonNull(processor.process(raw));
        } finally {
            idle.add(processor);
        }
    }

    private RecordChunk join(RawChunk raw) throws Exception {
        List<RecordBatch> batches = new ArrayList<>();
        for (Future<RecordChunk> buffer : begun) {
            try {
                batches.addAll(buffer.get().batches());
            } catch (ExecutionException e) {
                throw failure(e);
            }
        }
        return new RecordChunk(batches, raw.rejects(), raw.records(), raw.end());
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
