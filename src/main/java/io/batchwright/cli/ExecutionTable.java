package io.batchwright.cli;

import io.batchwright.monitor.Counts;
import io.batchwright.monitor.Execution;
import io.batchwright.monitor.Failure;
import io.batchwright.text.Figures;
import io.batchwright.text.Times;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints executions as a table. */
final class ExecutionTable {

    private static final int FAILURE_SHOWN = 80;

    private static final List<String> COLUMNS = List.of(
            "execution",
            "pipeline",
            "status",
            "started",
            "duration",
            "read",
            "written",
            "filtered",
            "rejected",
            "failure");

    private ExecutionTable() {}

    /** @param now the end of those that still run */
    static void print(List<Execution> executions, Times times, Instant now, PrintWriter out) {
        new TextTable(
                        COLUMNS,
                        executions.stream()
                                .map(execution -> row(execution, times, now))
                                .toList())
                .print(out);
    }

    private static List<String> row(Execution execution, Times times, Instant now) {
        Counts counts = execution.counts();
        return List.of(
                Long.toString(execution.id()),
                execution.job(),
                execution.status().name(),
                times.forPeople(execution.started()),
                Times.readable(execution.duration(now)),
                Figures.count(counts.read()),
                Figures.count(counts.written()),
                Figures.count(counts.filtered()),
                Figures.count(counts.rejected()),
                shortened(execution.failure()));
    }

    private static String shortened(@Nullable Failure failure) {
        if (failure == null) {
            return "";
        }
        String cause = failure.cause();
        return cause.length() <= FAILURE_SHOWN ? cause : cause.substring(0, FAILURE_SHOWN) + "…";
    }
}
