package io.batchwright.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.batchwright.monitor.Execution;
import io.batchwright.monitor.ExecutionFilter;
import io.batchwright.monitor.ExecutionStatus;
import io.batchwright.monitor.ParameterMatch;
import io.batchwright.monitor.RepositoryAccess;
import io.batchwright.monitor.RepositoryCheck;
import io.batchwright.monitor.RepositoryOverview;
import io.batchwright.monitor.RepositoryReader;
import io.batchwright.monitor.SampleReader;
import io.batchwright.monitor.TimeRange;
import io.batchwright.monitor.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Every query of {@code monitor} on a large repository: milliseconds, and how much the heap grows meanwhile. Started by
 * {@code src/bench/dashboard}, which makes the repository; prints a line for each: name, median, 95th percentile, most heap in MB,
 * separated by tabs.
 */
public final class MonitorQueries {

    private static final int PAGE = 50;

    private final RepositoryReader reader;
    private final RepositoryOverview overview;
    private final Map<String, Runnable> queries = new LinkedHashMap<>();

    private MonitorQueries(RepositoryAccess repository) {
        reader = new RepositoryReader(repository);
        overview = new RepositoryOverview(repository);
        long newest = reader.executions(ExecutionFilter.ALL, 1).get(0).id();
        filters(newest);
        overviews(repository);
        executions(repository, newest);
    }

    private void filters(long newest) {
        ExecutionFilter all = ExecutionFilter.ALL;
        Instant now = Instant.now();
        ParameterMatch day = new ParameterMatch(
                "params.day",
                LocalDate.now(ZoneId.systemDefault()).minusDays(200).toString());
        Set<ExecutionStatus> failed = Set.of(ExecutionStatus.FAILED);
        Set<ExecutionStatus> abandoned = Set.of(ExecutionStatus.ABANDONED);
        TimeRange halfYearAgo = new TimeRange(now.minus(Duration.ofDays(201)), now.minus(Duration.ofDays(200)));
        TimeRange upToThen = new TimeRange(null, now.minus(Duration.ofDays(200)));
        page("all, first page", all);
        page("all, in the middle", all.before(newest / 2));
        page("all, newer than the middle", all.after(newest / 2));
        page("all, last page", all.before((long) PAGE));
        for (String job : List.of("job-000", "job-199", "retired", "monthly", "none")) {
            page("job '" + job + "'", all.ofJob(job));
        }
        page("job 'retired', deep", all.ofJob("retired").before(newest / 4));
        page("running", ExecutionFilter.RUNNING);
        page("status FAILED", all.in(failed));
        page("status ABANDONED", all.in(abandoned));
        page("status FAILED, in the middle", all.in(failed).before(newest / 2));
        page("job 'job-000', FAILED", all.ofJob("job-000").in(failed));
        page("job 'retired', FAILED", all.ofJob("retired").in(failed));
        page("job 'retired', ABANDONED", all.ofJob("retired").in(abandoned));
        page("a day 200 days ago", all.created(halfYearAgo));
        page("before that day", all.created(upToThen));
        page("before that day, deep", all.created(upToThen).before(newest / 10));
        page("before that day, ABANDONED", all.created(upToThen).in(abandoned));
        page("before that day, job 'monthly'", all.created(upToThen).ofJob("monthly"));
        page("parameter of a day", all.with(day));
        page("parameter of a day, job 'job-000'", all.with(day).ofJob("job-000"));
        page("parameter of all (rerun=0)", all.with(new ParameterMatch("rerun", "0")));
        page("parameter of none", all.with(new ParameterMatch("rerun", "1")));
        page("parameter by name", all.with(new ParameterMatch("arguments.1", null)));
        page("everything at once", all.with(day).ofJob("job-000").in(failed).created(halfYearAgo));
    }

    private void page(String name, ExecutionFilter filter) {
        queries.put("executions: " + name, () -> reader.page(filter, PAGE));
    }

    private void overviews(RepositoryAccess repository) {
        Timeline timeline = new Timeline(repository);
        queries.put("jobs with their newest executions", overview::summaries);
        queries.put("failed lately", () -> reader.executions(ExecutionFilter.FAILED, 10));
        queries.put(
                "statuses of 24 hours", () -> overview.statuses(Instant.now().minus(Duration.ofDays(1))));
        queries.put("statuses of 30 days", () -> overview.statuses(Instant.now().minus(Duration.ofDays(30))));
        queries.put("timeline of 24 hours, each", () -> timeline(timeline, 10_000));
        queries.put("timeline of 24 hours, together", () -> timeline(timeline, 500));
        queries.put(
                "history of a job, 100 executions", () -> reader.executions(ExecutionFilter.ALL.ofJob("job-050"), 100));
        queries.put("check of the indexes", () -> new RepositoryCheck(repository).report());
    }

    private static void timeline(Timeline timeline, int most) {
        Instant now = Instant.now();
        timeline.bars(now.minus(Duration.ofDays(1)), now, most);
    }

    private void executions(RepositoryAccess repository, long newest) {
        List<Execution> failed = reader.executions(ExecutionFilter.FAILED, 1);
        long partitioned = newest / 2 / 100 * 100 + 50;
        queries.put("an execution", () -> reader.details(failed.get(0).id()));
        queries.put("an execution with partitions", () -> reader.details(partitioned));
        queries.put("samples of an execution", () -> new SampleReader(repository).samples(newest));
    }

    private void measure(int rounds) {
        queries.forEach((name, query) -> {
            double[] millis = new double[rounds];
            long heap = 0;
            for (int round = -2; round < rounds; round++) {
                long before = used();
                long start = System.nanoTime();
                query.run();
                double took = (System.nanoTime() - start) / 1e6;
                heap = Math.max(heap, used() - before);
                if (round >= 0) {
                    millis[round] = took;
                }
            }
            Arrays.sort(millis);
            System.out.printf(
                    Locale.ROOT,
                    "%s\t%.1f\t%.1f\t%.1f%n",
                    name,
                    millis[rounds / 2],
                    millis[(int) Math.ceil(rounds * 0.95) - 1],
                    heap / 1e6);
        });
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** @param args JDBC URL, user, password, rounds */
    public static void main(String[] args) {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(args[0]);
            pool.setUsername(args[1]);
            pool.setPassword(args[2]);
            pool.setMaximumPoolSize(2);
            RepositoryAccess repository =
                    new RepositoryAccess(pool, "BATCH_", ZoneId.systemDefault(), Duration.ofSeconds(60));
            new MonitorQueries(repository).measure(Integer.parseInt(args[3]));
        }
    }
}
