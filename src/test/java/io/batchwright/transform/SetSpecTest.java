package io.batchwright.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.record.Field;
import io.batchwright.record.FieldType;
import io.batchwright.record.Outline;
import io.batchwright.record.Parameters;
import io.batchwright.record.RecordBatch;
import io.batchwright.record.RecordView;
import io.batchwright.record.Reject;
import io.batchwright.record.Schema;
import io.batchwright.spec.Mark;
import io.batchwright.spec.Problems;
import io.batchwright.transform.expression.BatchFixture;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SetSpecTest {

    private static final Schema SCHEMA =
            Schema.of(Field.of("metric", FieldType.LONG), Field.of("status", FieldType.STRING));

    private final Problems problems = new Problems((path, offset) -> new Mark(path, 1, offset));

    @Test
    void addsAndReplacesFromTheRecordAsItCameIn() {
        Map<String, String> set = new LinkedHashMap<>();
        set.put("label", "status.upperAscii() + '-' + string(metric)");
        set.put("metric", "metric * 2");
        set.put("half", "double(metric) / 2.0");
        set.put("high", "metric > 5");
        Transform transform = open(set);
        RecordBatch batch = BatchFixture.raw(SCHEMA, List.of(List.of("10", "ok"), List.of("3", "new")));

        transform.apply(batch);

        assertThat(transform.output().names()).containsExactly("metric", "status", "label", "half", "high");
        assertThat(transform.output().fields())
                .extracting(Field::type)
                .containsExactly(
                        FieldType.LONG, FieldType.STRING, FieldType.STRING, FieldType.DOUBLE, FieldType.BOOLEAN);
        assertThat(batch.schema()).isEqualTo(transform.output());
        assertThat(values(batch, 0)).containsExactly(20L, "ok", "OK-10", 5.0, true);
        assertThat(values(batch, 1)).containsExactly(6L, "new", "NEW-3", 1.5, false);
        assertThat(transform.description()).isEqualTo("set label, metric, half, high");
    }

    @Test
    void rejectsARecordForWhichAnExpressionFails() {
        Map<String, String> set = new LinkedHashMap<>();
        set.put("a", "1 / metric");
        set.put("b", "int(status)");
        RecordBatch batch = BatchFixture.decoded(
                SCHEMA, List.of(List.of(0L, "x"), List.of(1L, "x"), List.of(1L, "8"), Arrays.asList(null, "9")));

        open(set).apply(batch);

        assertThat(batch.selected()).isEqualTo(1);
        assertThat(values(batch, 2)).containsExactly(1L, "8", 1L, 8L);
        assertThat(batch.filtered()).isZero();
        assertThat(batch.rejects())
                .extracting(reject -> reject.stage() + " " + reject.field() + ": " + reject.reason())
                .containsExactly(
                        "set a: division by zero in '1 / metric'",
                        "set a: field 'metric' has no value; test it first with has(metric) in '1 / metric'",
                        "set b: expected a whole number, found 'x' in 'int(status)'");
    }

    @Test
    void keepsTheFirstReasonOnly() {
        RecordBatch batch = BatchFixture.decoded(SCHEMA, List.of(List.of(0L, "x")));
        Map<String, String> set = new LinkedHashMap<>();
        set.put("a", "1 / metric");
        set.put("b", "2 / metric");
        open(set).apply(batch);
        assertThat(batch.rejects()).extracting(Reject::field).containsExactly("a");
    }

    @Test
    void reportsEveryProblemOfEveryExpression() {
        Map<String, String> set = new LinkedHashMap<>();
        set.put("a", "metrc + 1");
        set.put("b", "metric + 1");
        set.put("c", "status + 1");

        check(set);
        check(Map.of());

        assertThat(problems.all())
                .extracting(problem -> problem.mark().file() + " " + problem.message())
                .containsExactlyInAnyOrder(
                        "set.a unknown field 'metrc' (did you mean 'metric'?)",
                        "set.c '+' can not be applied to (string, int); it takes (string, string)",
                        "set expected at least one field with an expression");
    }

    private Transform open(Map<String, String> set) {
        CheckedTransform checked = check(set);
        assertThat(problems.all()).isEmpty();
        return checked.open();
    }

    private CheckedTransform check(Map<String, String> set) {
        return new SetSpec(set).check(Outline.of(SCHEMA, Parameters.NONE), problems);
    }

    private static List<Object> values(RecordBatch batch, int row) {
        RecordView view = new RecordView(batch, row);
        return Arrays.asList(batch.schema().names().stream().map(view::value).toArray());
    }
}
