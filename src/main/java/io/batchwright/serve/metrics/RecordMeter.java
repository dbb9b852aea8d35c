package io.batchwright.serve.metrics;

import io.batchwright.batch.RunObserver;
import io.batchwright.batch.RunResult;
import io.batchwright.record.Ledger;
import io.batchwright.record.Position;
import io.batchwright.record.Reject;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Counts what a run adds to its loads, chunk by chunk. For the thread of the run. */
final class RecordMeter implements RunObserver.Observation {

    private final RunMetrics.Counters counters;
    private final Consumer<@Nullable RunResult> end;
    private Ledger counted = Ledger.EMPTY;
    private long countedBytes;

    RecordMeter(RunMetrics.Counters counters, Consumer<@Nullable RunResult> end) {
        this.counters = counters;
        this.end = end;
    }

    /** What is loaded already was counted by whoever loaded it. */
    @Override
    public void started(@Nullable Position resumedFrom, Ledger loaded, long doneBytes, long totalBytes) {
        counted = loaded;
        countedBytes = doneBytes;
    }

    @Override
    public void committed(Ledger ledger, long doneBytes, List<Reject> rejects) {
        counters.add(ledger.minus(counted), doneBytes - countedBytes);
        counted = ledger;
        countedBytes = doneBytes;
    }

    @Override
    public void ended(@Nullable RunResult result) {
        end.accept(result);
    }
}
