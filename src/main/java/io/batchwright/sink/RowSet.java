package io.batchwright.sink;

import io.batchwright.record.RecordBatch;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of a chunk in their order, counted from 0. Changes nothing in the batches and shares their arrays, so it is valid as
 * long as nobody changes their selection.
 */
final class RowSet {

    private final List<Slice> slices;
    private final int size;

    private RowSet(List<Slice> slices) {
        this.slices = slices;
        this.size = slices.stream().mapToInt(Slice::size).sum();
    }

    /** The selected rows of batches. */
    static RowSet of(List<RecordBatch> batches) {
        return new RowSet(batches.stream()
                .filter(batch -> batch.selected() > 0)
                .map(batch -> new Slice(batch, batch.selection(), 0, batch.selected()))
                .toList());
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    List<Slice> slices() {
        return slices;
    }

    /** The rows from index {@code from} up to, but not including, {@code to}. */
    RowSet range(int from, int to) {
        List<Slice> parts = new ArrayList<>();
        int first = 0;
        for (Slice slice : slices) {
            int start = Math.max(from, first);
            int end = Math.min(to, first + slice.size());
            if (start < end) {
                parts.add(slice.part(start - first, end - first));
            }
            first += slice.size();
        }
        return new RowSet(parts);
    }

    /** The rows whose index has the given value in {@code groups}, in their order. */
    RowSet group(int[] groups, int value) {
        List<Slice> parts = new ArrayList<>();
        int first = 0;
        for (Slice slice : slices) {
            Slice part = slice.group(groups, first, value);
            if (part.size() > 0) {
                parts.add(part);
            }
            first += slice.size();
        }
        return new RowSet(parts);
    }

    /** The row at an index, as a set of its own. */
    Slice row(int index) {
        return range(index, index + 1).slices.get(0);
    }

    /**
     * Rows of one batch.
     *
     * @param rows row indexes of the batch; not to be written to
     * @param from the first element of {@code rows} that counts
     * @param to after the last one
     */
    @SuppressWarnings("ArrayRecordComponent") // a view of the batch's selection, compared by nobody
    record Slice(RecordBatch batch, int[] rows, int from, int to) {

        int size() {
            return to - from;
        }

        private Slice part(int start, int end) {
            return new Slice(batch, rows, from + start, from + end);
        }

        private Slice group(int[] groups, int first, int value) {
            int[] kept = new int[size()];
            int count = 0;
            for (int i = from; i < to; i++) {
                if (groups[first + i - from] == value) {
                    kept[count++] = rows[i];
                }
            }
            return new Slice(batch, kept, 0, count);
        }
    }
}
