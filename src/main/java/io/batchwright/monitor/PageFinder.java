package io.batchwright.monitor;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the ids of a page of executions, in a repository of any size. First it looks at the executions next to the place, which
 * brings a page of what is frequent at once. Only what is rare there is looked for by index, which takes as long as there are
 * executions that match.
 */
final class PageFinder {

    /** How many executions are looked at first, and, if that brings no full page, next. */
    private static final int[] WINDOWS = {1_000, 20_000};

    private static final String CREATED = "SELECT CREATE_TIME FROM %PREFIX%JOB_EXECUTION"
            + " WHERE JOB_EXECUTION_ID <= :id ORDER BY JOB_EXECUTION_ID DESC LIMIT 1";

    private final RepositoryAccess repository;

    PageFinder(RepositoryAccess repository) {
        this.repository = repository;
    }

    /** The ids, next to the place first. */
    List<Long> ids(ExecutionFilter filter, int limit) {
        PageQuery query = new PageQuery(filter, repository::time, keyTime(filter));
        if (query.matchesAll()) {
            return near(query, limit, limit);
        }
        for (int window : WINDOWS) {
            List<Long> ids = near(query, window, limit);
            if (ids.size() == limit) {
                return ids;
            }
        }
        return far(query, limit);
    }

    private List<Long> near(PageQuery query, int window, int limit) {
        return repository
                .sql(query.near())
                .params(query.parameters())
                .param("window", window)
                .param("limit", limit)
                .query(Long.class)
                .list();
    }

    private List<Long> far(PageQuery query, int limit) {
        return repository
                .sql(query.far())
                .params(query.parameters())
                .param("limit", limit)
                .query(Long.class)
                .list();
    }

    /** When the execution was made that the page is next to, or the one before it if it is gone; null if ids say the order. */
    private @Nullable LocalDateTime keyTime(ExecutionFilter filter) {
        Long key = filter.before() == null ? filter.after() : filter.before();
        if (key == null || filter.created() == null) {
            return null;
        }
        return repository
                .sql(CREATED)
                .param("id", key)
                .query(LocalDateTime.class)
                .optional()
                .orElse(null);
    }
}
