package io.batchwright.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Partitions that take much longer than their siblings: ended or not, more than twice the median of those partitions of the same
 * step that are complete, and at least ten seconds more. Before three are complete there is nothing to compare with.
 */
final class Stragglers {

    private static final int LEAST_COMPLETE = 3;
    private static final int TIMES_MEDIAN = 2;
    private static final Duration LEAST_EXCESS = Duration.ofSeconds(10);

    private Stragglers() {}

    /** The ids of those among the steps of an execution. */
    static Set<Long> among(List<StepRun> steps, Instant now) {
        Map<String, List<StepRun>> siblings =
                steps.stream().filter(StepRun::isPartition).collect(Collectors.groupingBy(StepRun::partitioned));
        Set<Long> stragglers = new HashSet<>();
        siblings.values().forEach(partitions -> add(partitions, now, stragglers));
        return stragglers;
    }

    private static void add(List<StepRun> partitions, Instant now, Set<Long> stragglers) {
        List<Duration> complete = partitions.stream()
                .filter(partition -> partition.status() == ExecutionStatus.COMPLETED)
                .map(partition -> partition.duration(now))
                .sorted()
                .toList();
        if (complete.size() < LEAST_COMPLETE) {
            return;
        }
        Duration median = complete.get((complete.size() - 1) / 2);
        for (StepRun partition : partitions) {
            Duration duration = partition.duration(now);
            if (duration.compareTo(median.multipliedBy(TIMES_MEDIAN)) > 0
                    && duration.compareTo(median.plus(LEAST_EXCESS)) >= 0) {
                stragglers.add(partition.id());
            }
        }
    }
}
