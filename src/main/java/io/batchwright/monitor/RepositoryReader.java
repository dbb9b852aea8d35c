package io.batchwright.monitor;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads a job repository of Spring Batch 5 or 6 on H2 or PostgreSQL, ours or another application's. It only selects, so a
 * read-only connection will do, and it needs no index of ours. Thread-safe; every call throws a {@link MonitorException} if
 * the repository can not be read.
 */
public final class RepositoryReader {

    private static final Pattern PREFIX = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");
    private static final int PAGE = 500;

    private final JdbcClient jdbc;
    private final ExecutionQueries queries;
    private final RepositoryRows rows;

    /**
     * @param repository connections to the repository
     * @param tablePrefix what its tables' names begin with, {@code BATCH_} unless the application says otherwise; may name a
     *     schema, as in {@code etl.BATCH_}
     * @param zone the time zone of the application, as the repository's times have none
     */
    public RepositoryReader(DataSource repository, String tablePrefix, ZoneId zone) {
        if (!PREFIX.matcher(tablePrefix).matches()) {
            throw new IllegalArgumentException(
                    "expected a table prefix of letters, digits, '_' and '.', found '" + tablePrefix + "'");
        }
        this.jdbc = JdbcClient.create(repository);
        this.queries = new ExecutionQueries(tablePrefix);
        this.rows = new RepositoryRows(zone);
    }

    /**
     * One page of executions, newest first.
     *
     * @param limit how many at most
     */
    public List<Execution> executions(ExecutionFilter filter, int limit) {
        return reading(() -> {
            JdbcClient.StatementSpec page = jdbc.sql(queries.page(filter)).param("limit", limit);
            if (filter.job() != null) {
                page.param("job", filter.job());
            }
            if (!filter.statuses().isEmpty()) {
                page.param(
                        "statuses", filter.statuses().stream().map(Enum::name).toList());
            }
            if (filter.before() != null) {
                page.param("before", filter.before());
            }
            return counted(page.query(rows::execution).list());
        });
    }

    /**
     * Hands over executions, newest first, without holding more than a page of them.
     *
     * @param limit how many at most
     */
    public void forEach(ExecutionFilter filter, int limit, Consumer<Execution> consumer) {
        ExecutionFilter next = filter;
        int left = limit;
        while (left > 0) {
            int wanted = Math.min(left, PAGE);
            List<Execution> page = executions(next, wanted);
            page.forEach(consumer);
            left = page.size() < wanted ? 0 : left - wanted;
            if (left > 0) {
                next = next.before(page.get(page.size() - 1).id());
            }
        }
    }

    /** An execution; empty if there is none of that id. */
    public Optional<Execution> execution(long id) {
        return reading(() ->
                counted(jdbc.sql(queries.execution())
                                .param("execution", id)
                                .query(rows::execution)
                                .list())
                        .stream()
                        .findFirst());
    }

    /** The steps of an execution, in the order in which they were made. */
    public List<StepRun> steps(long execution) {
        return reading(() -> jdbc.sql(queries.steps())
                .param("execution", execution)
                .query(rows::step)
                .list());
    }

    /** The parameters of an execution, by name. */
    public List<RunParameter> parameters(long execution) {
        return reading(() -> jdbc.sql(queries.parameters())
                .param("execution", execution)
                .query(rows::parameter)
                .list());
    }

    /**
     * A text that is another one when an execution has begun, moved on or ended since. It says nothing else, and costs little
     * however many executions there are.
     */
    public String state() {
        return reading(() -> jdbc.sql(queries.newest())
                        .query((row, number) -> row.getString(1))
                        .single()
                + jdbc.sql(queries.moving())
                        .query((row, number) -> row.getString(1) + ":" + row.getString(2) + ":" + row.getString(3))
                        .list());
    }

    private List<Execution> counted(List<Execution> executions) {
        if (executions.isEmpty()) {
            return executions;
        }
        Map<Long, Counts> counts = jdbc.sql(queries.counts())
                .param("executions", executions.stream().map(Execution::id).toList())
                .query(rows::countsByExecution);
        return executions.stream()
                .map(execution -> execution.with(counts.getOrDefault(execution.id(), Counts.NONE)))
                .toList();
    }

    private static <T> T reading(Supplier<T> query) {
        try {
            return query.get();
        } catch (DataAccessException e) {
            String reason =
                    String.valueOf(NestedExceptionUtils.getMostSpecificCause(e).getMessage());
            throw new MonitorException(
                    "the job repository can not be read: "
                            + reason.lines().findFirst().orElse(reason),
                    e);
        }
    }
}
