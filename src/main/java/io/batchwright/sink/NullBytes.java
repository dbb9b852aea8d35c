package io.batchwright.sink;

import io.batchwright.record.Column;
import io.batchwright.record.Kind;
import io.batchwright.record.RecordBatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Texts with the character U+0000, which PostgreSQL takes in no encoding. It refuses them before any row is made of them, so
 * that they are looked for here; only when a chunk has failed.
 *
 * @param others the rows without it
 * @param refusals the rows with it
 */
record NullBytes(RowSet others, List<Refusal> refusals) {

    /** As PostgreSQL says it. */
    private static final String REASON = "invalid byte sequence for encoding \"UTF8\": 0x00";

    static NullBytes in(RowSet rows) {
        List<Refusal> refusals = new ArrayList<>();
        int[] refused = new int[rows.size()];
        Map<String, RefusalReason> reasons = new HashMap<>();
        int index = 0;
        for (RowSet.Slice slice : rows.slices()) {
            for (int i = slice.from(); i < slice.to(); i++, index++) {
                String field = fieldWithNull(slice.batch(), slice.rows()[i]);
                if (field != null) {
                    refused[index] = 1;
                    RefusalReason reason =
                            reasons.computeIfAbsent(field, name -> new RefusalReason(REASON, List.of(name), ""));
                    refusals.add(new Refusal(slice.batch(), slice.rows()[i], field, reason));
                }
            }
        }
        return new NullBytes(refusals.isEmpty() ? rows : rows.group(refused, 0), refusals);
    }

    private static @Nullable String fieldWithNull(RecordBatch batch, int row) {
        for (int i = 0; i < batch.schema().size(); i++) {
            Column column = batch.column(i);
            if (column.field().type().kind() == Kind.STRING && !column.isNull(row) && hasNull(batch, column, row)) {
                return batch.schema().field(i).name();
            }
        }
        return null;
    }

    private static boolean hasNull(RecordBatch batch, Column column, int row) {
        byte[] bytes = batch.bytes().array();
        for (int i = column.starts()[row], end = column.ends()[row]; i < end; i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }
}
