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
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
    private final List<Future<BufferProcessor.Processed>> begun = new ArrayList<>();
    private final AtomicLong droppedRecords = new AtomicLong();
    private final AtomicLong droppedBytes = new AtomicLong();
    private final Queue<RawChunk.Part> spare = new ConcurrentLinkedQueue<>();
    private int awaited;
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
        begun.add(threads.submit(() -> processAhead(buffer)));
    }

    @Override
    public boolean await() {
        if (awaited == begun.size()) {
            return false;
        }
        try {
            begun.get(awaited).get();
            awaited++;
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            return false; // thrown in its turn
        }
    }

    @Override
    public long droppedRecords() {
        return droppedRecords.get();
    }

    @Override
    public long droppedBytes() {
        return droppedBytes.get();
    }

    @Override
    public RawChunk.@Nullable Part spare() {
        return spare.poll();
    }

    @Override
    public RecordChunk process(RawChunk raw) throws Exception {
        BufferProcessor.Processed processed = processed(raw);
        return new RecordChunk(processed.batches(), raw.rejects(), raw.records(), processed.dropped(), raw.end());
    }

    private BufferProcessor.Processed processed(RawChunk raw) throws Exception {
        List<List<RawChunk.Part>> buffers = raw.byBuffer();
        try {
            if (buffers.size() < 2 && begun.isEmpty()) {
                return processAlone(raw.parts());
            }
            buffers.forEach(buffer -> begun.add(threads.submit(() -> processAlone(buffer))));
            return join();
        } finally {
            begun.forEach(buffer -> buffer.cancel(true));
            begun.clear();
            awaited = 0;
            droppedRecords.set(0);
            droppedBytes.set(0);
        }
    }

    private BufferProcessor.Processed processAlone(List<RawChunk.Part> buffer) throws Exception {
        BufferProcessor waiting = idle.poll();
        BufferProcessor processor = waiting == null ? opener.get() : waiting;
        try {
            return processor.process(buffer);
        } finally {
            idle.add(processor);
        }
    }

    private BufferProcessor.Processed processAhead(List<RawChunk.Part> buffer) throws Exception {
        BufferProcessor.Processed processed = processAlone(buffer);
        if (processed.batches().isEmpty()) {
            RawChunk.Part last = buffer.get(buffer.size() - 1);
            droppedRecords.addAndGet(processed.dropped());
            droppedBytes.addAndGet(last.segment().to());
            spare.add(last);
        }
        return processed;
    }

    private BufferProcessor.Processed join() throws Exception {
        List<RecordBatch> batches = new ArrayList<>();
        long dropped = 0;
        for (Future<BufferProcessor.Processed> buffer : begun) {
            try {
                BufferProcessor.Processed processed = buffer.get();
                batches.addAll(processed.batches());
                dropped += processed.dropped();
            } catch (ExecutionException e) {
                throw failure(e);
            }
        }
        return new BufferProcessor.Processed(batches, dropped);
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
