package io.batchwright.sink;

import io.batchwright.record.RecordBatch;
import java.util.List;

/** Finds rows of a set by their index, quickly as long as the indexes ascend. */
final class RowCursor {

    private final List<RowSet.Slice> slices;
    private int slice;
    /** Index of the slice's first row. */
    private int first;

    private int index;

    RowCursor(RowSet rows) {
        this.slices = rows.slices();
    }

    /** @param next an index not below the last one */
    void moveTo(int next) {
        while (next >= first + slices.get(slice).size()) {
            first += slices.get(slice++).size();
        }
        index = next;
    }

    RecordBatch batch() {
        return slices.get(slice).batch();
    }

    /** The row's index in its batch. */
    int row() {
        RowSet.Slice current = slices.get(slice);
        return current.rows()[current.from() + index - first];
    }
}
