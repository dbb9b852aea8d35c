package io.batchwright.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.record.RecordBatch;
import io.batchwright.record.Schema;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rows of every kind of column: the same at every run, from whichever row they are read. */
class GeneratedRowsTest extends RowSourceContract {

    private static final int ROWS = 20;

    private static RowsSourceSpec spec(long seed) {
        Map<String, RowsColumnSpec> columns = new LinkedHashMap<>();
        columns.put("id", new RowsSequenceSpec(5, -1));
        columns.put("die", new RowsRandomSpec(1, 6, RowsRandomSpec.Numbers.LONG, seed));
        columns.put("share", new RowsRandomSpec(0, 1, RowsRandomSpec.Numbers.DOUBLE, seed));
        columns.put("state", new RowsChoiceSpec(List.of("a", "größer"), seed));
        columns.put("at", new RowsTimestampSpec("2026-01-01T00:00:00Z", Duration.ofMillis(1500)));
        columns.put("text", new RowsTextSpec("{n}-{n}"));
        return new RowsSourceSpec((long) ROWS, columns);
    }

    private static List<String> read(RowsSourceSpec spec) throws Exception {
        RowSource source = spec.open(SourceContext.of(Path.of("")));
        try (RowReader reader = source.open(source.plan(), null, new Schema(spec.defaultFields()))) {
            RecordBatch batch = Objects.requireNonNull(reader.next(ROWS));
            return IntStream.range(0, ROWS)
                    .mapToObj(row -> new String(batch.raw(row), StandardCharsets.UTF_8))
                    .toList();
        }
    }

    @Override
    RowSource source() {
        return spec(1).open(SourceContext.of(Path.of("")));
    }

    @Override
    Schema schema() {
        return new Schema(spec(1).defaultFields());
    }

    @Override
    List<String> rows() throws Exception {
        return read(spec(1));
    }

    @Test
    void keepsTheRowsThatItOnceMade() throws Exception {
        assertThat(rows().subList(0, 2))
                .containsExactly(
                        "{\"id\":5,\"die\":1,\"share\":0.7081338909423704,\"state\":\"größer\","
                                + "\"at\":\"2026-01-01T00:00:00Z\",\"text\":\"1-1\"}",
                        "{\"id\":4,\"die\":2,\"share\":0.7847200546996168,\"state\":\"a\","
                                + "\"at\":\"2026-01-01T00:00:01.500Z\",\"text\":\"2-2\"}");
    }

    @Test
    void makesOtherRowsFromAnotherSeed() throws Exception {
        List<String> others = new ArrayList<>(read(spec(2)));
        others.retainAll(rows());
        assertThat(others).isEmpty();
    }
}
