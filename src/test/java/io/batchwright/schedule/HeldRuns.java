package io.batchwright.schedule;

import io.batchwright.batch.RunListener;
import io.batchwright.batch.RunResult;
import io.batchwright.batch.RunResult.Status;
import io.batchwright.pipeline.Pipeline;
import io.batchwright.record.Ledger;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Runs that end when and how a test says. */
final class HeldRuns implements SlotRunner {

    record Held(Pipeline pipeline, CompletableFuture<RunResult> end) {

        Instant slot() {
            return Objects.requireNonNull(pipeline.slot());
        }

        @Override
        public String toString() {
            return pipeline.name() + " " + slot();
        }
    }

    private final List<Held> begun = new CopyOnWriteArrayList<>();

    @Override
    public int free() {
        return 2 - (int) begun.stream().filter(held -> !held.end().isDone()).count();
    }

    @Override
    public CompletableFuture<RunResult> run(Pipeline pipeline, RunListener listener) {
        Held held = new Held(pipeline, new CompletableFuture<>());
        begun.add(held);
        return held.end();
    }

    /** All runs that have begun so far, as {@code NAME SLOT}. */
    List<String> begun() {
        return begun.stream().map(Held::toString).toList();
    }

    /** The run that began last. */
    Held last() {
        return begun.get(begun.size() - 1);
    }

    void completes() {
        completes(0);
    }

    void completes(long rejected) {
        last().end().complete(result(Status.COMPLETED, new Ledger(100, 100 - rejected, 0, rejected, 0), null));
    }

    void stops() {
        last().end().complete(result(Status.STOPPED, Ledger.EMPTY, null));
    }

    /** Ends what has not ended, as a pool does that is closed. */
    void allStop() {
        begun.forEach(held -> held.end().cancel(false));
    }

    void fails(String why) {
        last().end().complete(result(Status.FAILED, Ledger.EMPTY, new IllegalStateException(why)));
    }

    void throwsInstead(RuntimeException failure) {
        last().end().completeExceptionally(failure);
    }

    private RunResult result(Status status, Ledger ledger, @Nullable Throwable failure) {
        return new RunResult(last().pipeline().name(), begun.size(), status, ledger, 0, ledger, 0, 0.1, null, failure);
    }
}
