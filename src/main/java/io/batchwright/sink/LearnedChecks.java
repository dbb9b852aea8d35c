package io.batchwright.sink;

import io.batchwright.sink.KnownConstraints.Check;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The checks of a table that have refused a row: rows are held against them before they are inserted, as an error costs as much as
 * several inserts. Others are left to the insert. A row that breaks several constraints is refused for one of them. Not
 * thread-safe.
 */
final class LearnedChecks {

    private final Map<RefusalReason, Check> unlearned = new HashMap<>();
    private final List<RefusalReason> reasons = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();

    LearnedChecks(KnownConstraints constraints, WriteTarget target) {
        RefusalReasons words = new RefusalReasons(target);
        for (Check check : constraints.checks()) {
            unlearned.put(words.of(RowError.ofCheck(check.name(), check.columns())), check);
        }
    }

    /** Learns from a row that was refused. Returns whether it was a check, and rows are held against it from now on. */
    boolean learn(RefusalReason reason) {
        Check check = unlearned.remove(reason);
        if (check != null) {
            reasons.add(reason);
            checks.add(check);
        }
        return reasons.contains(reason);
    }

    boolean isEmpty() {
        return checks.isEmpty();
    }

    /** How many there are; they are never forgotten. */
    int size() {
        return checks.size();
    }

    /** The number, from 0, of the first one that refuses a row, or null; an expression over the table's columns. */
    String firstToRefuse() {
        return IntStream.range(0, checks.size())
                .mapToObj(i -> " WHEN (" + checks.get(i).expression() + ") IS FALSE THEN " + i)
                .collect(Collectors.joining("", "CASE", " END"));
    }

    /**
     * Takes out the rows that were found.
     *
     * @param found indexes of rows, ascending, each with the number of the check that refuses it
     * @param refusals where the rows that were found go
     * @return the others
     */
    RowSet takeOut(RowSet rows, ResultSet found, List<Refusal> refusals) throws SQLException {
        int[] refused = new int[rows.size()];
        RowCursor cursor = new RowCursor(rows);
        while (found.next()) {
            int index = found.getInt(1);
            cursor.moveTo(index);
            refused[index] = 1;
            refusals.add(new Refusal(cursor.batch(), cursor.row(), null, reasons.get(found.getInt(2))));
        }
        return rows.group(refused, 0);
    }
}
