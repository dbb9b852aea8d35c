package io.batchwright.sink;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rejects in the order in which they were kept, a page at a time, so that any number of them fits into memory. Not
 * thread-safe; holds no connection between pages.
 */
public final class RejectPages {

    /** The most rejects of a page. */
    static final int MOST_ROWS = 1000;

    private static final long MOST_BYTES = 4 << 20;

    private final RejectSql sql;
    private final Iterator<RejectSelection> loads;
    private final int rows;
    private final long last;
    private final long first;
    private @Nullable RejectSelection load;
    private long after;

    /**
     * @param loads selections of one load each
     * @param rows the most rejects of a page
     * @param first the id after which they begin
     * @param last the id with which they end
     */
    RejectPages(RejectSql sql, List<RejectSelection> loads, int rows, long first, long last) {
        this.sql = sql;
        this.loads = loads.iterator();
        this.rows = Math.min(rows, MOST_ROWS);
        this.first = first;
        this.last = last;
    }

    /**
     * The next rejects: at least one while there are any, and about 4 MiB of them at most.
     *
     * @return empty after the last
     * @throws SinkException if the database can not be read
     */
    public List<StoredReject> next() {
        List<StoredReject> page = load == null ? List.of() : page(load);
        while (page.isEmpty() && loads.hasNext()) {
            load = loads.next();
            after = first;
            page = page(load);
        }
        return page;
    }

    private List<StoredReject> page(RejectSelection selection) {
        long end = endOfPage(selection);
        if (end < 0) {
            return List.of();
        }
        List<StoredReject> page = sql.query(
                "SELECT " + RejectSql.COLUMNS + from(selection), selection.parameters(after, end), RejectSql::reject);
        after = end;
        return page;
    }

    /** The id that the next page ends with, or -1 if there is none. */
    private long endOfPage(RejectSelection selection) {
        List<Size> sizes = sql.query(
                "SELECT id, octet_length(raw) + coalesce(octet_length(header), 0)" + from(selection) + " LIMIT ?",
                selection.parameters(after, last, rows),
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

    private static String from(RejectSelection selection) {
        return " FROM batchwright_reject WHERE " + selection.condition() + " AND id > ? AND id <= ?"
                + RejectSelection.ORDER;
    }

    private record Size(long id, long bytes) {}
}
