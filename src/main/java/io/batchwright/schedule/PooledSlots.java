package io.batchwright.schedule;

import io.batchwright.batch.RunListener;
import io.batchwright.batch.RunOptions;
import io.batchwright.batch.RunPool;
import io.batchwright.batch.RunResult;
import io.batchwright.pipeline.Pipeline;
import java.util.concurrent.CompletableFuture;

/**
 * Runs slots in a pool, beside what users have started there.
 *
 * @param pool the pool
 */
public record PooledSlots(RunPool pool) implements SlotRunner {

    @Override
    public int free() {
        return pool.free();
    }

    @Override
    public CompletableFuture<RunResult> run(Pipeline pipeline, RunListener listener) {
        return pool.start(pipeline, RunOptions.PLAIN, listener);
    }
}
