package io.batchwright.sink;

import io.batchwright.record.Position;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads and purges the rejects that loads have kept in {@code batchwright_reject}. A load is named by its pipeline and its
 * job key ({@link LoadKey#job()}). Thread-safe; every call throws a {@link SinkException} if the database can not be used.
 */
public final class RejectStore {

    private static final String FROM = " FROM batchwright_reject WHERE ";

    private static final int PURGED_AT_ONCE = 10_000;

    private final RejectSql sql;

    /** @param connections connections to the sink's database, where the migrations have run */
    public RejectStore(Connections connections) {
        this.sql = new RejectSql(connections);
    }

    /**
     * The job key of the load of a pipeline that was at work last, with or without rejects; replays are no loads. One that has
     * read nothing and is not complete counts only if there is no other.
     */
    public Optional<String> latestLoad(String pipeline) {
        String latest = "SELECT job_key FROM batchwright_checkpoint WHERE pipeline = ? AND replay_of IS NULL"
                + " ORDER BY CASE WHEN complete OR read_count > 0 THEN 0 ELSE 1 END, updated_at DESC, created_at DESC"
                + " LIMIT 1";
        return sql.query(latest, List.of(pipeline), row -> row.getString(1)).stream()
                .findFirst();
    }

    /**
     * The loads that have rejected records, those that were at work last first. Asks the checkpoints, so that it costs little
     * however many rejects there are; replays are no loads.
     *
     * @param pipeline only this pipeline's, or null for all
     * @param limit how many at most
     */
    public List<RejectedLoad> rejectedLoads(@Nullable String pipeline, int limit) {
        String loads = "SELECT pipeline, job_key, read_count, rejected_count, complete, updated_at"
                + " FROM batchwright_checkpoint WHERE rejected_count > 0 AND replay_of IS NULL"
                + " AND (pipeline = ? OR CAST(? AS boolean)) ORDER BY updated_at DESC LIMIT ?";
        return sql.query(
                loads,
                List.of(pipeline == null ? "" : pipeline, pipeline == null, limit),
                row -> new RejectedLoad(
                        row.getString("pipeline"),
                        row.getString("job_key"),
                        row.getLong("read_count"),
                        row.getLong("rejected_count"),
                        row.getBoolean("complete"),
                        RejectSql.instant(row, "updated_at")));
    }

    /** The job keys, in order, of a pipeline's loads that begin with {@code prefix}. */
    public List<String> loads(String pipeline, String prefix) {
        String both = "SELECT job_key FROM batchwright_checkpoint WHERE pipeline = ? AND replay_of IS NULL"
                + " AND substring(job_key FROM 1 FOR ?) = ?"
                + " UNION SELECT job_key FROM batchwright_reject WHERE pipeline = ?"
                + " AND substring(job_key FROM 1 FOR ?) = ? ORDER BY job_key";
        int length = prefix.length();
        return sql.query(both, List.of(pipeline, length, prefix, pipeline, length, prefix), row -> row.getString(1));
    }

    /**
     * Sums up the rejects of some runs that have some: the load that began last first, and of a load the latest run first. Looks at
     * the rejects of these runs' loads and at no others.
     *
     * @param pipeline only this pipeline's, of which the loads without a checkpoint are left out; null for all
     * @param before only those that come behind this one; null for all
     * @param limit how many at most
     */
    public List<RejectSummary> summaries(@Nullable String pipeline, @Nullable RejectedRun before, int limit) {
        return new RejectSummaries(sql, pipeline).behind(before, limit);
    }

    /** Lists rejects in the order of their place: by input, then by byte offset; at most {@code limit}. */
    public List<StoredReject> list(RejectSelection selection, int limit) {
        RejectRange range = range(selection);
        String list =
                "SELECT " + RejectSql.COLUMNS + FROM + range.condition() + " ORDER BY input, byte_offset, id LIMIT ?";
        return sql.query(list, range.parameters(limit), RejectSql::reject);
    }

    /** All rejects of a selection, load by load in the order in which the loads began, in constant memory. */
    public RejectPages pages(RejectSelection selection) {
        return new RejectPages(sql, range(selection), RejectPages.MOST_ROWS);
    }

    /**
     * Some rejects of a load, in the order in which they were kept.
     *
     * @param selection with a job key
     * @param after only those with greater ids
     * @param limit how many at most; fewer if they are large
     */
    public RejectPage page(RejectSelection selection, long after, int limit) {
        RejectPages pages = new RejectPages(sql, range(selection).within(after, Long.MAX_VALUE), limit);
        List<StoredReject> first = pages.next();
        return new RejectPage(first, pages.hasMore());
    }

    /** Where the ids of a selection are. Those of a load whose checkpoint is gone may be anywhere. */
    private RejectRange range(RejectSelection selection) {
        RejectRange all = RejectRange.all(selection);
        String job = selection.job();
        return job == null
                ? all
                : sql
                        .query(
                                "SELECT load_no FROM batchwright_checkpoint WHERE pipeline = ? AND job_key = ?",
                                List.of(selection.pipeline(), job),
                                row -> new RejectIds(row.getLong(1)))
                        .stream()
                        .map(ids -> all.within(ids.before(), ids.end()))
                        .reduce(RejectRange::around)
                        .orElse(all);
    }

    /**
     * Freezes what a replay has to do.
     *
     * @param execution only the rejects of this run, or null
     * @return empty if there is nothing to replay
     */
    public Optional<ReplayPlan> plan(String pipeline, String job, @Nullable Long execution) {
        RejectRange range = range(new ReplayPlan(job, execution, 0, 0).selection(pipeline));
        return sql
                .query(
                        "SELECT coalesce(max(id), 0), coalesce(sum(octet_length(raw)), 0)" + FROM + range.condition(),
                        range.parameters(),
                        row -> new ReplayPlan(job, execution, row.getLong(1), row.getLong(2)))
                .stream()
                .filter(plan -> plan.last() > 0)
                .findFirst();
    }

    /**
     * The rejects of a plan that can be replayed still.
     *
     * @param after where to begin: a position of the replay, or null for the start
     * @param rows the most rejects of a page
     */
    public RejectPages pages(String pipeline, ReplayPlan plan, @Nullable Position after, int rows) {
        RejectRange range = range(plan.selection(pipeline));
        return new RejectPages(sql, range.within(ReplayPlan.id(after), plan.last()), rows);
    }

    /** The targets that a plan's rejects were meant for, in order; those only that can be replayed. */
    public List<String> targets(String pipeline, ReplayPlan plan) {
        RejectRange range = range(plan.selection(pipeline));
        return sql.query(
                "SELECT DISTINCT target" + FROM + range.condition() + " ORDER BY target",
                range.parameters(),
                row -> row.getString(1));
    }

    /** The parameters that a load had, without the secret ones; empty if its checkpoint is gone. */
    public Map<String, String> parameters(String pipeline, String job) {
        String parameters = "SELECT parameters FROM batchwright_checkpoint WHERE pipeline = ? AND job_key = ?"
                + " ORDER BY partition_no LIMIT 1";
        return sql.query(parameters, List.of(pipeline, job), row -> ParametersJson.read(row.getString(1))).stream()
                .findFirst()
                .orElseGet(Map::of);
    }

    /** The job keys of the loads that rejects are of, in the order of their first rejects. */
    public List<String> loads(RejectSelection selection) {
        RejectRange range = range(selection);
        return sql.query(
                "SELECT job_key" + FROM + range.condition() + " GROUP BY job_key ORDER BY min(id)",
                range.parameters(),
                row -> row.getString(1));
    }

    /** How many rejects there are. */
    public RejectCount count(RejectSelection selection) {
        RejectRange range = range(selection);
        String count = "SELECT count(*), count(replayed_at),"
                + " count(CASE WHEN truncated AND replayed_at IS NULL THEN 1 END)" + FROM + range.condition();
        return sql.query(
                        count,
                        range.parameters(),
                        row -> new RejectCount(row.getLong(1), row.getLong(2), row.getLong(3)))
                .get(0);
    }

    /**
     * Counts rejects by reason, most frequent first.
     *
     * @param limit how many reasons at most
     */
    public List<ReasonCount> countByReason(RejectSelection selection, int limit) {
        RejectRange range = range(selection);
        String count = "SELECT stage, field, reason, count(*)" + FROM + range.condition()
                + " GROUP BY stage, field, reason ORDER BY count(*) DESC, min(id) LIMIT ?";
        return sql.query(
                count,
                range.parameters(limit),
                row -> new ReasonCount(row.getString(1), row.getString(2), row.getString(3), row.getLong(4)));
    }

    /** The inputs that have rejects, each with the header that its first reject was kept with. */
    public List<InputHeader> headers(RejectSelection selection) {
        RejectRange range = range(selection);
        String headers = "SELECT input, header" + FROM + range.condition() + " AND id IN (SELECT min(id)" + FROM
                + range.condition() + " GROUP BY input) ORDER BY id";
        Object[] again = range.parameters().toArray();
        return sql.query(headers, range.parameters(again), row -> new InputHeader(row.getString(1), row.getBytes(2)));
    }

    /** The database's clock, which rejects are dated by. */
    public Instant now() {
        return sql.query("SELECT current_timestamp AS moment", List.of(), row -> RejectSql.instant(row, "moment"))
                .get(0);
    }

    /**
     * Deletes rejects, at most {@value #PURGED_AT_ONCE} in one transaction.
     *
     * @return how many
     */
    public long purge(RejectSelection selection) {
        RejectRange range = range(selection);
        String delete = "DELETE" + FROM + range.condition() + " AND id IN (SELECT id" + FROM + range.condition()
                + RejectRange.ORDER + " LIMIT " + PURGED_AT_ONCE + ")";
        List<Object> parameters = range.parameters(range.parameters().toArray());
        long purged = 0;
        int deleted;
        do {
            deleted = sql.update(delete, parameters);
            purged += deleted;
        } while (deleted > 0);
        return purged;
    }
}
