package io.batchwright.monitor;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a repository has as a whole: its jobs, and how their executions stand. Thread-safe; every call throws a
 * {@link MonitorException} if the repository can not be read.
 */
public final class RepositoryOverview {

    private static final int MOST_JOBS = 1_000;

    /** Hops from name to name in the index of the unique constraint, instead of reading all instances. */
    private static final String NAMES = """
            WITH RECURSIVE NAMES(JOB_NAME) AS (
                SELECT MIN(JOB_NAME) FROM %PREFIX%JOB_INSTANCE
                UNION ALL
                SELECT (SELECT i.JOB_NAME FROM %PREFIX%JOB_INSTANCE i WHERE i.JOB_NAME > n.JOB_NAME
                        ORDER BY i.JOB_NAME LIMIT 1)
                FROM NAMES n WHERE n.JOB_NAME IS NOT NULL)
            SELECT JOB_NAME FROM NAMES WHERE JOB_NAME IS NOT NULL LIMIT :limit
            """;

    /** Of the jobs that ran lately, the newest execution of each. A join would begin with all instances on H2. */
    private static final String RECENT = """
            SELECT n.JOB_NAME, MAX(n.JOB_EXECUTION_ID) FROM (
                SELECT e.JOB_EXECUTION_ID, (SELECT i.JOB_NAME FROM %PREFIX%JOB_INSTANCE i
                                            WHERE i.JOB_INSTANCE_ID = e.JOB_INSTANCE_ID) AS JOB_NAME
                FROM (SELECT JOB_EXECUTION_ID, JOB_INSTANCE_ID FROM %PREFIX%JOB_EXECUTION
                      ORDER BY JOB_EXECUTION_ID DESC LIMIT 2000) e) n
            GROUP BY n.JOB_NAME
            """;

    /** Of another job, the newest execution of its newest instances. */
    private static final String NEWEST = """
            SELECT MAX(e.JOB_EXECUTION_ID) FROM %PREFIX%JOB_EXECUTION e
            WHERE e.JOB_INSTANCE_ID IN (
                SELECT i.JOB_INSTANCE_ID FROM %PREFIX%JOB_INSTANCE i WHERE i.JOB_NAME = :job
                ORDER BY i.JOB_INSTANCE_ID DESC LIMIT 20)
            """;

    private static final String STATUSES = """
            SELECT e.STATUS, COUNT(*) AS EXECUTIONS FROM %PREFIX%JOB_EXECUTION e
            WHERE e.CREATE_TIME >= :from GROUP BY e.STATUS
            """;

    private final RepositoryAccess repository;
    private final RepositoryReader reader;

    public RepositoryOverview(RepositoryAccess repository) {
        this.repository = repository;
        this.reader = new RepositoryReader(repository);
    }

    private record NewestExecution(String job, long execution) {}

    /** The names of the first 1,000 jobs, sorted. */
    public List<String> jobs() {
        return repository.reading(() -> repository
                .sql(NAMES)
                .param("limit", MOST_JOBS)
                .query(String.class)
                .list());
    }

    /**
     * The first 1,000 jobs by name, with the newest execution of each. Of a job that is not among the latest 2,000 executions,
     * that is the newest execution of its 20 newest instances.
     */
    public List<JobSummary> summaries() {
        return repository.reading(() -> {
            List<String> jobs = jobs();
            Map<String, Long> newest = newest(jobs);
            Map<Long, Execution> executions = reader.byIds(List.copyOf(newest.values())).stream()
                    .collect(Collectors.toMap(Execution::id, Function.identity()));
            return jobs.stream()
                    .map(job -> new JobSummary(job, executions.get(newest.getOrDefault(job, -1L))))
                    .toList();
        });
    }

    private Map<String, Long> newest(List<String> jobs) {
        Map<String, Long> newest = new HashMap<>();
        repository
                .sql(RECENT)
                .query((row, number) -> new NewestExecution(row.getString(1), row.getLong(2)))
                .list()
                .forEach(found -> newest.put(found.job(), found.execution()));
        for (String job : jobs) {
            if (!newest.containsKey(job)) {
                Optional<Optional<Long>> found = repository.trying(() -> newest(job));
                if (found.isEmpty()) {
                    break; // Without an index, which would take as long for the others.
                }
                found.get().ifPresent(execution -> newest.put(job, execution));
            }
        }
        return newest;
    }

    private Optional<Long> newest(String job) {
        @Nullable
        Long execution = repository
                .dispensable(NEWEST)
                .param("job", job)
                .query((row, number) -> row.getObject(1, Long.class))
                .list()
                .get(0);
        return Optional.ofNullable(execution);
    }

    /**
     * How the executions stand that were made lately.
     *
     * @param since since when; no executions is no entry
     */
    public Map<ExecutionStatus, Long> statuses(Instant since) {
        return repository.reading(() -> {
            Map<ExecutionStatus, Long> counts = new EnumMap<>(ExecutionStatus.class);
            repository.sql(STATUSES).param("from", repository.time(since)).query(row -> {
                counts.merge(ExecutionStatus.of(row.getString("STATUS")), row.getLong("EXECUTIONS"), Long::sum);
            });
            return counts;
        });
    }
}
