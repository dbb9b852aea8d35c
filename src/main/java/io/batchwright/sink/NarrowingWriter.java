package io.batchwright.sink;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds refused rows on PostgreSQL, where a failed statement takes its transaction with it, back to the last savepoint.
 *
 * <p>Narrows them down first: a COPY names the line that it failed on, other failures are bisected. Few rows go through the
 * stage one by one. If more fails than pays, all the rest goes that way, and the next chunk at once. Without a stage, because
 * the database does not allow one, everything is narrowed down to single rows.
 */
final class NarrowingWriter implements CarefulWriter {

    /** Failures in one chunk after which narrowing down costs more than going row by row. */
    private static final int MOST_FAILURES = 16;

    /** So many rows are not worth another failure. */
    private static final int FEW_ROWS = 64;

    private final Connection connection;
    private final RowWriter fast;
    private final StagedWriter staged;
    private final WriteTarget target;
    private final RefusalReasons reasons;
    private boolean dirty;

    NarrowingWriter(Connection connection, RowWriter fast, StagedWriter staged, WriteTarget target) {
        this.connection = connection;
        this.fast = fast;
        this.staged = staged;
        this.target = target;
        this.reasons = new RefusalReasons(target);
    }

    @Override
    public void prepare() throws SQLException {
        staged.prepare();
    }

    @Override
    public RowOutcome write(RowSet rows, @Nullable SQLException failed) throws SQLException {
        NullBytes nulls = NullBytes.in(rows);
        Narrowing narrowing = new Narrowing(nulls.others());
        narrowing.begin(nulls.refusals().isEmpty() && !dirty ? failed : null);
        RowOutcome outcome = narrowing.finish().plus(new RowOutcome(0, nulls.refusals()));
        dirty = narrowing.failures > MOST_FAILURES || outcome.refusals().size() > MOST_FAILURES;
        return outcome;
    }

    /** The work on one chunk. What is still to be written lies on the stack, in order. */
    private final class Narrowing {

        private final RowSet rows;
        private final Deque<Range> work = new ArrayDeque<>();
        private final List<Refusal> refusals = new ArrayList<>();
        private int taken;
        private int failures;
        private boolean rowByRow;

        Narrowing(RowSet rows) {
            this.rows = rows;
            this.rowByRow = dirty && staged.usable();
        }

        /** @param failed why all rows together can not be written, or null if that was not tried */
        void begin(@Nullable SQLException failed) throws SQLException {
            Range all = new Range(0, rows.size());
            if (failed != null) {
                narrow(all, failed);
            } else if (!rows.isEmpty()) {
                work.push(all);
            }
        }

        RowOutcome finish() throws SQLException {
            while (!work.isEmpty()) {
                attempt(next());
            }
            return new RowOutcome(taken, refusals);
        }

        private Range next() {
            Range next = work.pop();
            if (failures <= MOST_FAILURES || rowByRow || !staged.usable()) {
                return next;
            }
            rowByRow = true;
            work.clear();
            return new Range(next.from(), rows.size());
        }

        private void attempt(Range range) throws SQLException {
            Savepoint savepoint = connection.setSavepoint();
            try {
                add(write(range));
                connection.releaseSavepoint(savepoint);
            } catch (SQLException e) {
                if (!RowErrors.isAboutRow(e)) {
                    throw e;
                }
                connection.rollback(savepoint);
                narrow(range, e);
            }
        }

        private RowOutcome write(Range range) throws SQLException {
            RowSet part = rows.range(range.from(), range.to());
            return staged.usable() && (rowByRow || part.size() <= FEW_ROWS)
                    ? staged.write(part)
                    : new RowOutcome(fast.write(part), List.of());
        }

        private void narrow(Range range, SQLException error) throws SQLException {
            failures++;
            int size = range.to() - range.from();
            if (size == 1) {
                RowSet.Slice row = rows.row(range.from());
                refusals.add(Refusal.of(row.batch(), row.rows()[row.from()], target, reasons, RowError.of(error)));
                return;
            }
            int named = RowErrors.copiedRow(error);
            if (named >= 0 && named < size) {
                int suspect = range.from() + named;
                push(suspect + 1, range.to());
                push(suspect, suspect + 1);
                push(range.from(), suspect);
            } else {
                int middle = range.from() + size / 2;
                push(middle, range.to());
                push(range.from(), middle);
            }
        }

        private void push(int from, int to) {
            if (from < to) {
                work.push(new Range(from, to));
            }
        }

        private void add(RowOutcome outcome) {
            taken += outcome.taken();
            refusals.addAll(outcome.refusals());
        }
    }

    private record Range(int from, int to) {}
}
