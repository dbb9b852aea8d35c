package io.batchwright.schedule;

import io.batchwright.batch.RunListener;
import io.batchwright.batch.RunResult;
import io.batchwright.pipeline.Pipeline;
import java.util.concurrent.CompletableFuture;

/** Runs pipelines for slots. Thread-safe. */
public interface SlotRunner {

    /** How many runs can begin at once now; others would have to wait. */
    int free();

    /**
     * Begins to run a pipeline, on another thread.
     *
     * @param pipeline the pipeline, loaded for its slot
     * @param listener hears how it goes
     * @return how it ended; completed exceptionally, also by cancellation, if it could not begin
     */
    CompletableFuture<RunResult> run(Pipeline pipeline, RunListener listener);
}
