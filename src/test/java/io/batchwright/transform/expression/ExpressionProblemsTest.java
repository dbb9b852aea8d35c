package io.batchwright.transform.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.record.Field;
import io.batchwright.record.FieldType;
import io.batchwright.record.Outline;
import io.batchwright.record.Parameters;
import io.batchwright.record.Schema;
import io.batchwright.spec.Mark;
import io.batchwright.spec.Problems;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What is wrong with expressions, and at which character, as {@code problems.txt} lists it. */
class ExpressionProblemsTest {

    private static final Schema SCHEMA = Schema.of(
            Field.of("metric", FieldType.LONG),
            Field.of("status", FieldType.STRING),
            Field.of("x", FieldType.DOUBLE),
            Field.of("ts", FieldType.TIMESTAMP));
    private static final Parameters PARAMETERS =
            new Parameters(Map.of("threshold", FieldType.LONG), Map.of("threshold", 900L));

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "problems.txt", delimiterString = " => ", quoteCharacter = '\u0001')
    void saysWhatAndWhere(String text, String expected) {
        Problems problems = problems();
        assertThat(compiler().compileCondition(text, "filter", problems)).isNull();
        assertThat(shown(problems)).isEqualTo(expected);
    }

    @Test
    void saysThatNoFieldCanHoldADuration() {
        Problems problems = problems();
        assertThat(compiler().compile("ts - ts", "set.age", problems)).isNull();
        assertThat(shown(problems))
                .isEqualTo("0: no field can hold a duration; take a part of it with getSeconds() or the like");
    }

    @Test
    void countsCharactersOverLines() {
        Problems problems = problems();
        assertThat(compiler().compileCondition("status == '😀' &&\n  metrik > 1", "filter", problems))
                .isNull();
        assertThat(shown(problems)).isEqualTo("20: unknown field 'metrik' (did you mean 'metric'?)");
    }

    private static ExpressionCompiler compiler() {
        return new ExpressionCompiler(Outline.of(SCHEMA, PARAMETERS));
    }

    private static Problems problems() {
        return new Problems((path, offset) -> new Mark(path, 1, offset));
    }

    private static String shown(Problems problems) {
        return problems.all().stream()
                .map(problem -> problem.mark().column() + ": " + problem.message())
                .collect(Collectors.joining(" | "));
    }
}
