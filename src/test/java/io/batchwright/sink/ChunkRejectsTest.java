package io.batchwright.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.record.Field;
import io.batchwright.record.FieldType;
import io.batchwright.record.RecordBatch;
import io.batchwright.record.RecordChunk;
import io.batchwright.record.Reject;
import io.batchwright.record.Schema;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChunkRejectsTest {

    private static final Schema SCHEMA = Schema.of(Field.of("id", FieldType.LONG));

    private static final Comparator<Reject> BY_OFFSET =
            Comparator.comparingLong(reject -> reject.location().offset());

    private static Refusal refusal(RecordBatch batch, int row) {
        return new Refusal(batch, row, null, new RefusalReason("no", List.of("id"), "so there"));
    }

    @Test
    void standInTheOrderOfTheInputWhateverFoundThem() {
        RecordChunk chunk =
                Rows.of(SCHEMA).row(1L).reject("p", "why").row(2L).row(3L).chunk("end");
        RecordBatch batch = chunk.batches().get(0);
        int[] rows = batch.selection();
        List<Reject> rejects =
                new ChunkRejects(chunk, List.of(refusal(batch, rows[2]), refusal(batch, rows[0])), BY_OFFSET);
        assertThat(rejects).extracting(reject -> reject.location().offset()).isSorted();
        assertThat(rejects).extracting(Reject::stage).containsExactlyInAnyOrder("sink", "format", "sink");
        assertThat(rejects).extracting(Reject::detail).contains("id = 1, so there", "id = 3, so there");
    }

    @Test
    void holdNoRecordsOfRefusedRows() {
        RecordChunk chunk = Rows.of(SCHEMA).row(1L).chunk("end");
        RecordBatch batch = chunk.batches().get(0);
        List<Reject> rejects = new ChunkRejects(chunk, List.of(refusal(batch, batch.selection()[0])), BY_OFFSET);
        assertThat(rejects.get(0)).isNotSameAs(rejects.get(0));
        assertThat(rejects.get(0).raw()).isEqualTo(rejects.get(0).raw());
    }
}
