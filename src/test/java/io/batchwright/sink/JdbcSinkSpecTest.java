package io.batchwright.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.record.Field;
import io.batchwright.record.FieldType;
import io.batchwright.record.Schema;
import io.batchwright.spec.Mark;
import io.batchwright.spec.Problem;
import io.batchwright.spec.Problems;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
        assertThat(problems(
                        new JdbcSinkSpec(null, "t", List.of("id", "b"), WriteMode.INSERT, 1, JdbcSinkSpec.Method.AUTO)))
                .isEmpty();
        assertThat(problems(
                        new JdbcSinkSpec(null, "s.t", List.of(), WriteMode.INSERT, 10_000, JdbcSinkSpec.Method.INSERT)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".t", "s.", "a.b.c"})
    void refusesNamesThatAreNone(String table) {
        assertThat(problems(new JdbcSinkSpec(null, table, List.of(), WriteMode.INSERT, 100, JdbcSinkSpec.Method.AUTO)))
                .containsExactly("table:1:1: expected 'table' or 'schema.table', found '" + table + "'");
    }

    @Test
    void reportsEverythingAtOnce() {
        assertThat(problems(new JdbcSinkSpec(
                        null, "", List.of("id", "idd", "id"), WriteMode.INSERT, 0, JdbcSinkSpec.Method.AUTO)))
                .containsExactlyInAnyOrder(
                        "table:1:1: expected 'table' or 'schema.table', found ''",
                        "batch-size:1:1: expected 1 to 10000 rows, found 0",
                        "key[1]:1:1: expected one of the fields [id, b], found 'idd'",
                        "key[2]:1:1: expected every field once, found 'id' again");
    }

    @ParameterizedTest
    @EnumSource(
            value = WriteMode.class,
            names = {"IGNORE", "UPSERT"})
    void someModesNeedAKey(WriteMode mode) {
        String name = mode.name().toLowerCase(Locale.ROOT);
        assertThat(problems(new JdbcSinkSpec(null, "t", List.of(), mode, 100, JdbcSinkSpec.Method.AUTO)))
                .containsExactly("write:1:1: expected 'key:' with the fields that tell records apart, as write: " + name
                        + " needs it, found none");
        assertThat(problems(new JdbcSinkSpec(null, "t", List.of("b"), mode, 100, JdbcSinkSpec.Method.AUTO)))
                .isEmpty();
    }

    @Test
    void theModeIdentifiesALoadButNotThatOfPlainInserts() {
        assertThat(new JdbcSinkSpec(null, "t", List.of("b"), WriteMode.INSERT, 100, JdbcSinkSpec.Method.AUTO)
                        .identity())
                .isEqualTo(Map.of("table", "t"));
        assertThat(new JdbcSinkSpec(null, "t", List.of("b"), WriteMode.UPSERT, 100, JdbcSinkSpec.Method.AUTO)
                        .identity())
                .isEqualTo(Map.of("table", "t", "write", "upsert"));
    }
}
