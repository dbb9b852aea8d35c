package io.batchwright.format;

import io.batchwright.record.Column;
import io.batchwright.record.Field;
import io.batchwright.record.RecordBatch;
import io.batchwright.record.Schema;
import io.batchwright.record.Segment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The distinct places that the fields of a schema come from, and the raw columns behind them. A parser fills slots; fields
 * that come from the same place get the same values. Slot indexes start at 0, in the order of the fields. Not thread-safe.
 */
final class Slots {

    private final Schema schema;
    private final List<String> places = new ArrayList<>();
    private final int[] slotOfField;
    private final List<Integer> firstFields = new ArrayList<>();
    private final int[][] starts;
    private final int[][] ends;
    private @Nullable RecordBatch unkept;

    /** @param place where a field comes from, such as {@link Field#from} */
    Slots(Schema schema, Function<Field, String> place) {
        this.schema = schema;
        this.slotOfField = new int[schema.size()];
        for (int field = 0; field < schema.size(); field++) {
            String name = place.apply(schema.field(field));
            if (!places.contains(name)) {
                places.add(name);
                firstFields.add(field);
            }
            slotOfField[field] = places.indexOf(name);
        }
        this.starts = new int[places.size()][];
        this.ends = new int[places.size()][];
    }

    Schema schema() {
        return schema;
    }

    /** The places, by slot. */
    List<String> places() {
        return places;
    }

    /** The places in UTF-8, by slot. */
    byte[][] placeBytes() {
        return places.stream()
                .map(place -> place.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }

    /**
     * A batch for the next records, to whose columns values go from now on.
     *
     * @param count how many records it has to hold
     */
    RecordBatch begin(Segment segment, int count) {
        RecordBatch batch = unkept;
        if (batch == null || batch.capacity() < count) {
            batch = new RecordBatch(schema, segment, count);
        } else {
            batch.reset(segment);
        }
        unkept = null;
        bind(batch);
        return batch;
    }

    private void bind(RecordBatch batch) {
        for (int slot = 0; slot < starts.length; slot++) {
            Column column = batch.column(firstFields.get(slot));
            starts[slot] = column.starts();
            ends[slot] = column.ends();
        }
    }

    /** Sets the value of a slot to {@code [start, end)} of the segment's bytes. */
    void set(int slot, int row, int start, int end) {
        starts[slot][row] = start;
        ends[slot][row] = end;
    }

    /** Makes the value of a slot absent. */
    void clear(int slot, int row) {
        starts[slot][row] = -1;
    }

    /**
     * Hands the batch on: copies values to the fields that share a place, and takes rejected rows out.
     *
     * @param batches whether the batch is kept; one that is not is the next one again
     */
    void complete(RecordBatch batch, RecordParser.Taker batches) {
        for (int field = 0; field < slotOfField.length; field++) {
            int slot = slotOfField[field];
            if (firstFields.get(slot) != field) {
                Column column = batch.column(field);
                System.arraycopy(starts[slot], 0, column.starts(), 0, batch.rows());
                System.arraycopy(ends[slot], 0, column.ends(), 0, batch.rows());
            }
        }
        batch.compact();
        unkept = batches.take(batch) ? null : batch;
    }
}
