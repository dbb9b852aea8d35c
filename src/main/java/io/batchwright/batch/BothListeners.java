package io.batchwright.batch;

import io.batchwright.record.Ledger;
import io.batchwright.record.Position;
import io.batchwright.record.Reject;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets two hear how a run goes.
 *
 * @param first hears everything first
 * @param second hears it then
 */
record BothListeners(RunListener first, RunListener second) implements RunListener {

    private void tell(Consumer<RunListener> what) {
        what.accept(first);
        what.accept(second);
    }

    @Override
    public void recovering(String predecessor) {
        tell(listener -> listener.recovering(predecessor));
    }

    @Override
    public void inputVerified(String finding) {
        tell(listener -> listener.inputVerified(finding));
    }

    @Override
    public void noted(String note) {
        tell(listener -> listener.noted(note));
    }

    @Override
    public void appending(long rows) {
        tell(listener -> listener.appending(rows));
    }

    @Override
    public void connectionLost(RuntimeException failure, Duration bound) {
        tell(listener -> listener.connectionLost(failure, bound));
    }

    @Override
    public void executing(long execution) {
        tell(listener -> listener.executing(execution));
    }

    @Override
    public void started(@Nullable Position resumedFrom, Ledger loaded, long doneBytes, long totalBytes) {
        tell(listener -> listener.started(resumedFrom, loaded, doneBytes, totalBytes));
    }

    @Override
    public void committed(Ledger ledger, long doneBytes, List<Reject> rejects) {
        tell(listener -> listener.committed(ledger, doneBytes, rejects));
    }
}
