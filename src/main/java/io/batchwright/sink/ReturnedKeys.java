package io.batchwright.sink;

import io.batchwright.record.RecordBatch;
import io.batchwright.record.RecordView;
import io.batchwright.sink.KnownConstraints.Unique;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The keys that an insert returns of the rows that it took, when it leaves out the duplicates of one unique key. They stand in the
 * order of the rows, so that a row was taken if its key is the next one.
 */
final class ReturnedKeys {

    private final WriteTarget target;
    private final String constraint;
    private final int[] keyFields;

    private ReturnedKeys(WriteTarget target, Unique unique) {
        this.target = target.by(unique.columns());
        this.keyFields = this.target.keyFields();
        this.constraint = unique.name();
    }

    /** Those of the first unique key whose values come back as they were sent; null if there is none. */
    static @Nullable ReturnedKeys of(KnownConstraints constraints, WriteTarget target) {
        return constraints.uniques().stream()
                .filter(unique -> IntStream.of(target.by(unique.columns()).keyFields())
                        .allMatch(field -> comesBack(target.columns().get(field))))
                .findFirst()
                .map(unique -> new ReturnedKeys(target, unique))
                .orElse(null);
    }

    private static boolean comesBack(TableColumn column) {
        return switch (column.type()) {
            case INTEGER, BIGINT, UUID, DATE -> true;
            case TEXT -> column.keepsText();
            default -> false;
        };
    }

    /** The target, with the key as that of its rows. */
    WriteTarget target() {
        return target;
    }

    /** The key's columns. */
    String columns() {
        return target.key().stream().map(Vendor::quote).collect(Collectors.joining(", "));
    }

    /** Whether they are of the unique key that has those columns, however they are written. */
    boolean areOf(List<String> columns) {
        return String.join("\0", target.key()).equalsIgnoreCase(String.join("\0", columns));
    }

    /** The unique key's name. */
    String constraint() {
        return constraint;
    }

    /**
     * Finds the rows that were left out.
     *
     * @param taken the keys
     * @param reason why they were left out
     * @param refusals where those rows go
     * @return whether all keys came back as they were sent; if not, nothing is known
     */
    boolean leftOut(RowSet rows, ResultSet taken, RefusalReason reason, List<Refusal> refusals) throws SQLException {
        boolean more = taken.next();
        for (RowSet.Slice slice : rows.slices()) {
            for (int i = slice.from(); i < slice.to(); i++) {
                if (more && isKey(taken, slice.batch(), slice.rows()[i])) {
                    more = taken.next();
                } else {
                    refusals.add(new Refusal(slice.batch(), slice.rows()[i], null, reason));
                }
            }
        }
        return !more;
    }

    private boolean isKey(ResultSet taken, RecordBatch batch, int row) throws SQLException {
        for (int i = 0; i < keyFields.length; i++) {
            Object value = RecordView.value(batch.bytes(), batch.column(keyFields[i]), row);
            if (!Objects.equals(taken.getString(i + 1), value == null ? null : value.toString())) {
                return false;
            }
        }
        return true;
    }
}
