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
        long end = endOfPage();
        if (end < 0) {
            return List.of();
        }
        RejectRange page = rest.within(0, end);
        rest = rest.within(end, Long.MAX_VALUE);
        return sql.query("SELECT " + RejectSql.COLUMNS + from(page), page.parameters(), RejectSql::reject);
    }

    /** The id that the next page ends with, or -1 if there is none. */
    private long endOfPage() {
        List<Size> sizes = sql.query(
                "SELECT id, octet_length(raw) + coalesce(octet_length(header), 0)" + from(rest) + " LIMIT ?",
                rest.parameters(rows),
                row -> new Size(row.getLong(1), row.getLong(2)));
        long end = -1;
        long bytes = 0;
        for (Size size : sizes) {
            bytes += size.bytes;
            if (end >= 0 && bytes > MOST_BYTES) {
                return end;
            }
            end = size.id;
        }
        return end;
    }

    private static String from(RejectRange range) {
        return " FROM batchwright_reject WHERE " + range.condition() + RejectRange.ORDER;
    }

    private record Size(long id, long bytes) {}
}
