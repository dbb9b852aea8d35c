package io.batchwright.batch;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The executions whose steps run in this process, so that they can be stopped without the detour by a database. Thread-safe. */
final class RunsHere {

    private final Map<Long, StopSignal> signals = new ConcurrentHashMap<>();

    void began(long execution, StopSignal stop) {
        signals.put(execution, stop);
    }

    void ended(long execution) {
        signals.remove(execution);
    }

    /** What stops an execution; empty if it does not run here. */
    Optional<StopSignal> signal(long execution) {
        return Optional.ofNullable(signals.get(execution));
    }
}
