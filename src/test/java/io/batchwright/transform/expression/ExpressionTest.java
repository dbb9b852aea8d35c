package io.batchwright.transform.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.record.Column;
import io.batchwright.record.Field;
import io.batchwright.record.FieldType;
import io.batchwright.record.Outline;
import io.batchwright.record.Parameters;
import io.batchwright.record.RecordBatch;
import io.batchwright.record.RecordView;
import io.batchwright.record.Schema;
import io.batchwright.spec.Mark;
import io.batchwright.spec.Problems;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What expressions give for one record, as {@code expressions.txt} lists it. */
class ExpressionTest {

    private static final Schema SCHEMA = Schema.of(
            Field.of("n", FieldType.LONG),
            Field.of("small", FieldType.INT),
            Field.of("max", FieldType.LONG),
            Field.of("min", FieldType.LONG),
            Field.of("zero", FieldType.LONG),
            Field.of("x", FieldType.DOUBLE),
            Field.of("yes", FieldType.BOOLEAN),
            Field.of("s", FieldType.STRING),
            Field.of("price", FieldType.decimal(10, 2)),
            Field.of("day", FieldType.DATE),
            Field.of("at", FieldType.TIME),
            Field.of("ts", FieldType.TIMESTAMP),
            Field.of("id", FieldType.UUID),
            Field.of("j", FieldType.JSON),
            Field.of("none", FieldType.LONG),
            Field.of("nothing", FieldType.STRING),
            Field.of("address.city", FieldType.STRING));

    private static final List<Object> RECORD = Arrays.asList(
            7L,
            3,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            0L,
            2.5,
            true,
            "Zürich 😀",
            new BigDecimal("19.90"),
            LocalDate.of(2024, 2, 29),
            LocalTime.of(13, 45),
            Instant.parse("2024-02-29T23:30:00.250001Z"),
            UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e"),
            "{\"a\":1}",
            null,
            null,
            "Bern");

    private static final Parameters PARAMETERS = new Parameters(
            Map.of(
                    "threshold", FieldType.LONG,
                    "zone", FieldType.STRING,
                    "since", FieldType.DATE,
                    "debug", FieldType.BOOLEAN),
            Map.of("threshold", 5L, "zone", "Europe/Zurich", "since", LocalDate.of(2024, 1, 1), "debug", false));

    @ParameterizedTest(name = "{0} is {1}")
    @CsvFileSource(resources = "expressions.txt", delimiterString = " => ", quoteCharacter = '\u0001')
    void givesOneValueOrReason(String text, String expected) {
        assertThat(evaluate(text)).isEqualTo(expected.equals("(empty)") ? "" : expected);
    }

    private static String evaluate(String text) {
        Problems problems = new Problems((path, offset) -> new Mark(path, 1, offset));
        CompiledExpression compiled =
                new ExpressionCompiler(Outline.of(SCHEMA, PARAMETERS)).compile(text, "key", problems);
        if (compiled == null) {
            throw new AssertionError(problems.all().toString());
        }
        Expression expression = compiled.open();
        RecordBatch batch = BatchFixture.decoded(SCHEMA, List.of(RECORD));
        expression.evaluate(batch);
        expression.rejectFailures(batch, "set", "out");
        if (!batch.rejects().isEmpty()) {
            return "error: " + batch.rejects().get(0).reason().replace(" in '" + text + "'", "");
        }
        Column column = Column.computed(Field.of("out", compiled.type()), batch.capacity());
        expression.store(batch, column);
        return compiled.type() + " " + RecordView.value(batch.bytes(), column, 0);
    }
}
