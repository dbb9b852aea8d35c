package io.batchwright.record;

import io.batchwright.bytes.Bytes;
import java.util.Arrays;
import java.util.List;

/** Batches whose fields are separated by {@code |}; a field that a line lacks is missing. */
final class Batches {

    private Batches() {}

    static RecordBatch of(Schema schema, String... lines) {
        return of(schema, Bytes.of(String.join("\n", lines)));
    }

    static RecordBatch of(Schema schema, Bytes bytes) {
        Segment segment = new Segment(bytes, 0, bytes.length(), 0, Batches::locate);
        RecordBatch batch = new RecordBatch(schema, segment, RecordBatch.CAPACITY);
        int start = 0;
        for (int i = 0, line = 0; i <= segment.to(); i++) {
            if (i == segment.to() || bytes.array()[i] == '\n') {
                split(batch, batch.addRow(start, i, line++));
                start = i + 1;
            }
        }
        return batch;
    }

    private static void split(RecordBatch batch, int row) {
        byte[] array = batch.bytes().array();
        int field = 0;
        int start = batch.rowStart(row);
        for (int i = start; i <= batch.rowEnd(row) && field < batch.schema().size(); i++) {
            if (i == batch.rowEnd(row) || array[i] == '|') {
                batch.column(field++).slice(row, start, i);
                start = i + 1;
            }
        }
    }

    private static Location locate(Segment segment, int bufferPosition, int line) {
        return new Location("test", line + 1L, bufferPosition, new Position("" + bufferPosition));
    }

    /** The rows alive, in order. */
    static List<Integer> alive(RecordBatch batch) {
        return Arrays.stream(batch.selection(), 0, batch.selected()).boxed().toList();
    }
}
