package io.batchwright.sink;

import java.util.List;

/**
 * Rejects in the order in which they were kept, a page at a time, so that any number of them fits into memory. Not
 * thread-safe; holds no connection between pages.
 */
public final class RejectPages {

    /** The most rejects of a page. */
    static final int MOST_ROWS = 1000;

    private static final long MOST_BYTES = 4 << 20;

    private final RejectSql sql;
    private final int rows;
    private RejectRange rest;
    private boolean more = true;

    /** @param rows the most rejects of a page */
    RejectPages(RejectSql sql, RejectRange rejects, int rows) {
        this.sql = sql;
        this.rest = rejects;
        this.rows = Math.min(rows, MOST_ROWS);
    }

    /**
     * The next rejects: at least one while there are any, and about 4 MiB of them at most.
     *
     * @return empty after the last
     * @throws SinkException if the database can not be read
     */
    public List<StoredReject> next() {
        long end = more ? endOfPage() : -1;
        if (end < 0) {
            return List.of();
        }
        RejectRange page = rest.within(0, end);
        rest = rest.within(end, Long.MAX_VALUE);
        return sql.query("SELECT " + RejectSql.COLUMNS + from(page), page.parameters(), RejectSql::reject);
    }

    /** Whether there was a reject behind the last page when that was read. */
    boolean hasMore() {
        return more;
    }

    /** The id that the next page ends with, or -1 if there is none. Looks one reject further, to know whether there are more. */
    private long endOfPage() {
        List<Size> sizes = sql.query(
                "SELECT id, octet_length(raw) + coalesce(octet_length(header), 0)" + from(rest) + " LIMIT ?",
                rest.parameters(rows + 1),
                row -> new Size(row.getLong(1), row.getLong(2)));
        int taken = 0;
        long bytes = 0;
        while (taken < Math.min(rows, sizes.size())) {
            bytes += sizes.get(taken).bytes;
            if (taken > 0 && bytes > MOST_BYTES) {
                break;
            }
            taken++;
        }
        more = taken < sizes.size();
        return taken == 0 ? -1 : sizes.get(taken - 1).id;
    }

    private static String from(RejectRange range) {
        return " FROM batchwright_reject WHERE " + range.condition() + RejectRange.ORDER;
    }

    private record Size(long id, long bytes) {}
}
