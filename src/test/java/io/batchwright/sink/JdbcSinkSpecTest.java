package io.batchwright.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.record.Field;
import io.batchwright.record.FieldType;
import io.batchwright.record.Schema;
import io.batchwright.spec.Mark;
import io.batchwright.spec.Problem;
import io.batchwright.spec.Problems;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcSinkSpecTest {

    private static final Schema SCHEMA = Schema.of(Field.of("id", FieldType.LONG), Field.of("b", FieldType.LONG));

    private static List<String> problems(JdbcSinkSpec spec) {
        Problems problems = new Problems((path, offset) -> new Mark(path, 1, 1));
        spec.validate(problems);
        spec.validate(SCHEMA, problems);
        return problems.all().stream().map(Problem::toString).toList();
    }

    @Test
    void acceptsTablesWithAndWithoutSchema() {
        assertThat(problems(new JdbcSinkSpec(null, "t", List.of("id", "b"), 1, JdbcSinkSpec.Method.AUTO)))
                .isEmpty();
        assertThat(problems(new JdbcSinkSpec(null, "s.t", List.of(), 10_000, JdbcSinkSpec.Method.INSERT)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".t", "s.", "a.b.c"})
    void refusesNamesThatAreNone(String table) {
        assertThat(problems(new JdbcSinkSpec(null, table, List.of(), 100, JdbcSinkSpec.Method.AUTO)))
                .containsExactly("table:1:1: expected 'table' or 'schema.table', found '" + table + "'");
    }

    @Test
    void reportsEverythingAtOnce() {
        assertThat(problems(new JdbcSinkSpec(null, "", List.of("id", "idd", "id"), 0, JdbcSinkSpec.Method.AUTO)))
                .containsExactlyInAnyOrder(
                        "table:1:1: expected 'table' or 'schema.table', found ''",
                        "batch-size:1:1: expected 1 to 10000 rows, found 0",
                        "key[1]:1:1: expected one of the fields [id, b], found 'idd'",
                        "key[2]:1:1: expected every field once, found 'id' again");
    }
}
