package io.batchwright.monitor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads the executions of a job repository of Spring Batch 5 or 6 on H2 or PostgreSQL, ours or another application's. It only
 * selects, so a read-only connection will do; without our indexes it takes longer. Values of parameters that sound secret are
 * masked. Thread-safe; every call throws a {@link MonitorException} if the repository can not be read.
 */
public final class RepositoryReader {

    /** The most steps of an execution that are read, partitions among them. */
    public static final int MOST_STEPS = 2_000;

    private static final int PAGE = 500;

    private final RepositoryAccess repository;
    private final PageFinder pages;

    public RepositoryReader(RepositoryAccess repository) {
        this.repository = repository;
        this.pages = new PageFinder(repository);
    }

    /**
     * One page of executions.
     *
     * @param limit how many at most, at least 1
     */
    public ExecutionPage page(ExecutionFilter filter, int limit) {
        List<Execution> found = executions(filter, limit + 1);
        boolean more = found.size() > limit;
        if (filter.after() != null) {
            List<Execution> page = found.subList(more ? 1 : 0, found.size());
            return new ExecutionPage(page, hasOlder(filter, page), more);
        }
        return new ExecutionPage(found.subList(0, Math.min(limit, found.size())), more, filter.before() != null);
    }

    /** The execution that a page comes after need not be there, nor be one of those that the filter lets through. */
    private boolean hasOlder(ExecutionFilter filter, List<Execution> page) {
        return !page.isEmpty()
                && !executions(filter.before(page.get(page.size() - 1).id()), 1).isEmpty();
    }

    /**
     * Executions, newest first.
     *
     * @param limit how many at most: the newest, or, of those after another one, the ones next to it
     */
    public List<Execution> executions(ExecutionFilter filter, int limit) {
        return repository.reading(() -> {
            List<Long> ids = new ArrayList<>(pages.ids(filter, limit));
            if (filter.after() != null) {
                Collections.reverse(ids);
            }
            return byIds(ids);
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

    /**
     * The ids of all executions that seem to run, or of which nobody knows how they ended, or one of whose steps does so; newest
     * first. Goes through all steps.
     */
    public List<Long> open() {
        return repository.reading(
                () -> repository.sql(ExecutionQueries.OPEN).query(Long.class).list());
    }

    /** An execution; empty if there is none of that id. */
    public Optional<Execution> execution(long id) {
        return repository.reading(() -> byIds(List.of(id)).stream().findFirst());
    }

    /** An execution with all that the repository knows about it; empty if there is none of that id. */
    public Optional<ExecutionDetails> details(long id) {
        return execution(id)
                .map(execution -> repository.reading(() -> repository
                        .sql(ExecutionQueries.NEIGHBOURS)
                        .param("instance", execution.instance())
                        .param("execution", id)
                        .query((row, number) -> new ExecutionDetails(
                                execution,
                                steps(id),
                                parameters(id),
                                row.getObject("EARLIER", Long.class),
                                row.getObject("LATER", Long.class)))
                        .single()));
    }

    /** The steps of an execution, in the order in which they were made; the first {@value #MOST_STEPS}. */
    public List<StepRun> steps(long execution) {
        return repository.reading(() -> repository
                .sql(ExecutionQueries.STEPS)
                .param("execution", execution)
                .param("limit", MOST_STEPS)
                .query(repository.rows()::step)
                .list());
    }

    /** The parameters of an execution, by name. */
    public List<RunParameter> parameters(long execution) {
        return repository.reading(() -> repository
                .sql(ExecutionQueries.PARAMETERS)
                .param("execution", execution)
                .query(repository.rows()::parameter)
                .list());
    }

    /** Executions in the order of their ids, with their counts; those that are gone by now are left out. */
    List<Execution> byIds(List<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Long, Execution> found = repository
                .sql(ExecutionQueries.EXECUTIONS)
                .param("executions", ids)
                .query(repository.rows()::execution)
                .list()
                .stream()
                .collect(Collectors.toMap(Execution::id, Function.identity()));
        Function<Long, Counts> counts = counts(ids);
        return ids.stream()
                .filter(found::containsKey)
                .map(found::get)
                .map(execution -> execution.with(counts.apply(execution.id())))
                .toList();
    }

    /** Without an index it takes long to find the steps of some executions, so that a page does without. */
    private Function<Long, Counts> counts(List<Long> ids) {
        Optional<Map<Long, Counts>> counts = repository.trying(() -> repository
                .dispensable(ExecutionQueries.COUNTS)
                .param("executions", ids)
                .query(repository.rows()::countsByExecution));
        return id -> counts.map(known -> known.getOrDefault(id, Counts.NONE)).orElse(Counts.UNKNOWN);
    }
}
