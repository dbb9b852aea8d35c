package io.batchwright.serve.metrics;

import io.batchwright.monitor.Execution;
import io.batchwright.monitor.ExecutionFilter;
import io.batchwright.monitor.ExecutionStatus;
import io.batchwright.monitor.RepositoryReader;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the pipelines stand in a repository, whichever process runs them.
 *
 * @param pipelines the pipelines
 */
record LastRuns(List<Standing> pipelines) {

    private static final int MOST_RUNNING = 500;

    private static final Set<ExecutionStatus> ENDED =
            EnumSet.complementOf(EnumSet.copyOf(ExecutionFilter.RUNNING.statuses()));

    /**
     * How a pipeline stands.
     *
     * @param pipeline its name
     * @param running how many executions the repository takes for running
     * @param last the newest execution that has ended, or null if there is none
     * @param lastSuccess the newest one that is complete, or null if there is none
     */
    record Standing(
            String pipeline,
            long running,
            @Nullable Execution last,
            @Nullable Execution lastSuccess) {}

    /** What runs is read last: an execution that ends meanwhile is rather in neither figure than in both. */
    static LastRuns read(RepositoryReader reader, List<String> pipelines) {
        List<Standing> ended =
                pipelines.stream().map(pipeline -> ended(reader, pipeline)).toList();
        Map<String, Long> running = reader.executions(ExecutionFilter.RUNNING, MOST_RUNNING).stream()
                .collect(Collectors.groupingBy(Execution::job, Collectors.counting()));
        return new LastRuns(ended.stream()
                .map(standing -> new Standing(
                        standing.pipeline(),
                        running.getOrDefault(standing.pipeline(), 0L),
                        standing.last(),
                        standing.lastSuccess()))
                .toList());
    }

    private static Standing ended(RepositoryReader reader, String pipeline) {
        Execution last = newest(reader, pipeline, ENDED).orElse(null);
        Execution success = last != null && last.status() == ExecutionStatus.COMPLETED
                ? last
                : newest(reader, pipeline, EnumSet.of(ExecutionStatus.COMPLETED))
                        .orElse(null);
        return new Standing(pipeline, 0, last, success);
    }

    private static Optional<Execution> newest(RepositoryReader reader, String pipeline, Set<ExecutionStatus> statuses) {
        return reader.executions(ExecutionFilter.ALL.ofJob(pipeline).in(statuses), 1).stream()
                .findFirst();
    }
}
