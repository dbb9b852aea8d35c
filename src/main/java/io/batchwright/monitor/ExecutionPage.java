package io.batchwright.monitor;

import java.util.List;

/**
 * A page of executions.
 *
 * @param executions newest first
 * @param older whether there are older ones: ask with {@code before} the last one
 * @param newer whether there are newer ones: ask with {@code after} the first one
 */
public record ExecutionPage(List<Execution> executions, boolean older, boolean newer) {

    public ExecutionPage {
        executions = List.copyOf(executions);
    }
}
