package io.batchwright.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.batchwright.record.Field;
import io.batchwright.record.FieldType;
import io.batchwright.record.Outline;
import io.batchwright.record.Parameters;
import io.batchwright.record.RecordBatch;
import io.batchwright.record.Reject;
import io.batchwright.record.Schema;
import io.batchwright.spec.Mark;
import io.batchwright.spec.Problems;
import io.batchwright.transform.expression.BatchFixture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FilterSpecTest {

    private static final Schema SCHEMA =
            Schema.of(Field.of("metric", FieldType.LONG), Field.of("status", FieldType.STRING));
    private static final Parameters PARAMETERS =
            new Parameters(Map.of("threshold", FieldType.LONG), Map.of("threshold", 900L));

    private final Problems problems = new Problems((path, offset) -> new Mark(path, 1, offset));

    @Test
    void keepsWhatIsAboveTheThreshold() {
        Transform filter = open("metric > params.threshold");
        RecordBatch batch = BatchFixture.raw(
                SCHEMA, List.of(List.of("900", "ok"), List.of("901", "ok"), List.of("x", "ok"), List.of("999", "ok")));

        filter.apply(batch);

        assertThat(alive(batch)).containsExactly(1, 3);
        assertThat(batch.filtered()).isEqualTo(1);
        assertThat(batch.rejects()).extracting(Reject::stage).containsExactly("fields");
        assertThat(filter.output()).isEqualTo(SCHEMA);
        assertThat(filter.description()).isEqualTo("filter metric > params.threshold");
    }

    @Test
    void decodesOnlyTheFieldsThatItUses() {
        RecordBatch batch = BatchFixture.raw(SCHEMA, List.of(List.of("1000", "ok")));
        open("metric > 1").apply(batch);
        assertThat(batch.column(0).decoded()).isTrue();
        assertThat(batch.column(1).decoded()).isFalse();
    }

    @Test
    void rejectsWhereTheConditionFails() {
        RecordBatch batch = BatchFixture.decoded(
                SCHEMA, List.of(List.of(5L, "ok"), Arrays.asList(null, "ok"), List.of(0L, "ok"), List.of(200L, "ok")));

        open("100 / metric < 20").apply(batch);

        assertThat(alive(batch)).containsExactly(3);
        assertThat(batch.filtered()).isEqualTo(1);
        assertThat(batch.rejects())
                .extracting(Reject::stage, Reject::reason)
                .containsExactly(
                        tuple(
                                "filter",
                                "field 'metric' has no value; test it first with has(metric) in '100 / metric < 20'"),
                        tuple("filter", "division by zero in '100 / metric < 20'"));
    }

    @Test
    void neverLooksAtARowThatIsOutAlready() {
        RecordBatch batch = BatchFixture.decoded(
                SCHEMA, List.of(List.of(0L, "no"), List.of(0L, "bad"), List.of(4L, "ok"), List.of(5L, "ok")));
        batch.reject(1, "format", null, "malformed");
        open("status != 'no'").apply(batch);

        open("100 / metric == 25").apply(batch);

        assertThat(alive(batch)).containsExactly(2);
        assertThat(batch.filtered()).isEqualTo(2);
        assertThat(batch.rejects()).extracting(Reject::reason).containsExactly("malformed");
    }

    @Test
    void canBeAppliedToOneBatchAfterTheOther() {
        Transform filter = open("status + '!' == 'ok!' && metric > 1");
        for (int rows : new int[] {3, 5, 2}) {
            List<List<Object>> records = new ArrayList<>();
            for (int i = 0; i < rows; i++) {
                records.add(List.of((long) i, i == 2 ? "no" : "ok"));
            }
            RecordBatch batch = BatchFixture.decoded(SCHEMA, records);
            filter.apply(batch);
            assertThat(batch.selected()).isEqualTo(Math.max(0, rows - 3));
        }
    }

    @Test
    void reportsWhatIsWrong() {
        new FilterSpec("metrc > 1").check(Outline.of(SCHEMA, PARAMETERS), problems);

        assertThat(problems.all())
                .extracting(Object::toString)
                .containsExactly("filter:1:0: unknown field 'metrc' (did you mean 'metric'?)");
    }

    private Transform open(String expression) {
        CheckedTransform checked = new FilterSpec(expression).check(Outline.of(SCHEMA, PARAMETERS), problems);
        assertThat(problems.all()).isEmpty();
        return checked.open();
    }

    private static int[] alive(RecordBatch batch) {
        return Arrays.copyOf(batch.selection(), batch.selected());
    }
}
