package io.batchwright.sink;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sums up the rejects of runs, load by load: those of a load are side by side, so that nobody has to look at those of others.
 *
 * @param sql runs the statements
 * @param pipeline only this pipeline's, or null for all
 */
record RejectSummaries(RejectSql sql, @Nullable String pipeline) {

    /** Finds a load with rejects by its first step down the primary key, its checkpoint being there or not. */
    private static final String NEXT = "SELECT (id - 1) / " + RejectIds.OF_A_LOAD
            + " FROM batchwright_reject WHERE id <= ? ORDER BY id DESC LIMIT 1";

    private static final String NEXT_OF_PIPELINE = "SELECT load_no FROM batchwright_checkpoint WHERE pipeline = ?"
            + " AND load_no < ? AND rejected_count > 0 AND replay_of IS NULL AND EXISTS (SELECT 1 FROM batchwright_reject"
            + " WHERE id > load_no * " + RejectIds.OF_A_LOAD + " AND id <= (load_no + 1) * " + RejectIds.OF_A_LOAD
            + ") ORDER BY load_no DESC LIMIT ?";

    private static final String BY_REASON = "SELECT pipeline, job_key, execution_id, reason, count(*) AS records,"
            + " count(replayed_at) AS replayed, min(created_at) AS since, row_number() OVER (PARTITION BY pipeline,"
            + " job_key, execution_id ORDER BY count(*) DESC, min(id)) AS place FROM batchwright_reject"
            + " WHERE id > ? AND id <= ? AND execution_id < ? GROUP BY pipeline, job_key, execution_id, reason";

    private static final String BY_RUN = "SELECT pipeline, job_key, execution_id, min(since) AS since,"
            + " sum(records) AS records, sum(replayed) AS replayed, max(CASE WHEN place = 1 THEN reason END) AS reason"
            + " FROM (" + BY_REASON + ") reasons GROUP BY pipeline, job_key, execution_id"
            + " ORDER BY execution_id DESC LIMIT ?";

    /**
     * Those that come behind a run.
     *
     * @param run null to begin with the newest load
     * @param limit how many at most
     */
    List<RejectSummary> behind(@Nullable RejectedRun run, int limit) {
        List<RejectSummary> found = new ArrayList<>();
        long below = Long.MAX_VALUE / RejectIds.OF_A_LOAD;
        if (run != null) {
            found.addAll(ofLoad(run.load(), run.execution(), limit));
            below = run.load();
        }
        while (found.size() < limit) {
            List<Long> loads = loads(below, limit - found.size());
            if (loads.isEmpty()) {
                break;
            }
            for (long load : loads) {
                found.addAll(ofLoad(load, Long.MAX_VALUE, limit - found.size()));
            }
            below = loads.get(loads.size() - 1);
        }
        return found;
    }

    /** The numbers of loads that may have rejects, the next ones below a number, in descending order. */
    private List<Long> loads(long below, int limit) {
        return pipeline == null
                ? sql.query(NEXT, List.of(new RejectIds(below).before()), row -> row.getLong(1))
                : sql.query(NEXT_OF_PIPELINE, List.of(pipeline, below, limit), row -> row.getLong(1));
    }

    private List<RejectSummary> ofLoad(long load, long execution, int limit) {
        RejectIds ids = new RejectIds(load);
        return limit <= 0
                ? List.of()
                : sql.query(BY_RUN, List.of(ids.before(), ids.end(), execution, limit), row -> summary(load, row));
    }

    private static RejectSummary summary(long load, ResultSet row) throws SQLException {
        return new RejectSummary(
                row.getString("pipeline"),
                row.getString("job_key"),
                new RejectedRun(load, row.getLong("execution_id")),
                RejectSql.instant(row, "since"),
                row.getLong("records"),
                row.getLong("replayed"),
                row.getString("reason"));
    }
}
