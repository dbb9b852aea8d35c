package io.batchwright.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.record.Position;
import io.batchwright.record.RecordBatch;
import io.batchwright.record.RecordView;
import io.batchwright.record.Schema;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowsSourceTest extends RowSourceContract {

    private static final int ROWS = 30;

    @Override
    RowSource source() {
        return new RowsSourceSpec((long) ROWS, Map.of()).open(SourceContext.of(Path.of("")));
    }

    @Override
    Schema schema() {
        return new Schema(new RowsSourceSpec(null, Map.of()).defaultFields());
    }

    @Override
    List<String> rows() {
        return IntStream.rangeClosed(1, ROWS)
                .mapToObj(n -> "{\"n\":" + n + ",\"row\":\"Row_ID_" + n + "_Data_Payload\"}")
                .toList();
    }

    @Test
    void neverEndsWithoutATotal() throws Exception {
        RowSource endless = new RowsSourceSpec(null, Map.of()).open(SourceContext.of(Path.of("")));
        try (RowReader reader =
                endless.open(endless.plan(), new Position(Long.toString(Long.MAX_VALUE / 2)), schema())) {
            RecordBatch batch = Objects.requireNonNull(reader.next(10));
            assertThat(batch.rows()).isEqualTo(10);
            assertThat(new RecordView(batch, 9).getLong("n")).isEqualTo(Long.MAX_VALUE / 2 + 10);
        }
    }
}
