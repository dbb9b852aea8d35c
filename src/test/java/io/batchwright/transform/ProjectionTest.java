package io.batchwright.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.record.Field;
import io.batchwright.record.FieldType;
import io.batchwright.record.Outline;
import io.batchwright.record.Parameters;
import io.batchwright.record.RecordBatch;
import io.batchwright.record.RecordView;
import io.batchwright.record.Schema;
import io.batchwright.spec.Mark;
import io.batchwright.spec.Problems;
import io.batchwright.transform.expression.BatchFixture;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code rename} and {@code select}. */
class ProjectionTest {

    private static final Schema SCHEMA = Schema.of(
            Field.of("a", FieldType.LONG), Field.of("b", FieldType.STRING), Field.of("metric", FieldType.LONG));

    private final Problems problems = new Problems((path, offset) -> new Mark(path, 1, offset));

    @Test
    void renamesRawColumnsAllAtOnce() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("a", "b");
        names.put("b", "a");
        names.put("metric", "value");
        Transform rename = opened(new RenameSpec(names));
        RecordBatch batch = BatchFixture.raw(SCHEMA, List.of(List.of("1", "x", "2")));

        rename.apply(batch);

        assertThat(batch.schema().names()).containsExactly("b", "a", "value");
        RecordView record = new RecordView(batch, 0);
        assertThat(record.getLong("b")).isEqualTo(1);
        assertThat(record.getString("a")).isEqualTo("x");
        assertThat(record.getLong("value")).isEqualTo(2);
        assertThat(rename.description()).isEqualTo("rename a to b, b to a, metric to value");
        assertThat(rename.output().field(0).from()).isEqualTo("a");
    }

    @Test
    void namesARenamedFieldInRejects() {
        RecordBatch batch = BatchFixture.raw(SCHEMA, List.of(List.of("one", "x", "2")));
        opened(new RenameSpec(Map.of("a", "first"))).apply(batch);
        batch.decodeAll();
        assertThat(batch.rejects())
                .singleElement()
                .satisfies(reject -> assertThat(reject.field()).isEqualTo("first"));
    }

    @Test
    void selectsInOrderAndDecodesNothing() {
        Transform select = opened(new SelectSpec(List.of("metric", "a")));
        RecordBatch batch = BatchFixture.raw(SCHEMA, List.of(List.of("1", "x", "2")));

        select.apply(batch);

        assertThat(batch.schema().names()).containsExactly("metric", "a");
        assertThat(batch.column(0).decoded()).isFalse();
        assertThat(new RecordView(batch, 0).getLong("metric")).isEqualTo(2);
        assertThat(select.description()).isEqualTo("select metric, a");
    }

    @Test
    void reportsEveryProblemOfARename() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("metrik", "m");
        names.put("a", "metric");
        names.put("b", "m");
        check(new RenameSpec(names));
        check(new RenameSpec(Map.of("a", "")));
        check(new RenameSpec(Map.of()));
        assertThat(shown())
                .containsExactlyInAnyOrder(
                        "rename.metrik: unknown field 'metrik' (did you mean 'metric'?)",
                        "rename.a: there is a field 'metric' already",
                        "rename.b: 'metrik' gets the name 'm' too",
                        "rename.a: expected a new name, found ''",
                        "rename: expected at least one old name with a new one");
    }

    @Test
    void reportsEveryProblemOfASelect() {
        check(new SelectSpec(List.of("a", "metrics", "a")));
        check(new SelectSpec(List.of()));
        assertThat(shown())
                .containsExactlyInAnyOrder(
                        "select[1]: unknown field 'metrics' (did you mean 'metric'?)",
                        "select[2]: field 'a' is selected twice",
                        "select: expected at least one field");
    }

    private CheckedTransform check(TransformSpec spec) {
        return spec.check(Outline.of(SCHEMA, Parameters.NONE), problems);
    }

    private Transform opened(TransformSpec spec) {
        CheckedTransform checked = check(spec);
        assertThat(problems.all()).isEmpty();
        return checked.open();
    }

    private List<String> shown() {
        return problems.all().stream()
                .map(problem -> problem.mark().file() + ": " + problem.message())
                .toList();
    }
}
