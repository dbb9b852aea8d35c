package io.batchwright.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaTest {

    @Test
    void findsFieldsByName() {
        Schema schema = Schema.of(Field.of("a", FieldType.LONG), Field.of("b", FieldType.STRING));
        assertThat(schema.indexOf("b")).isEqualTo(1);
        assertThat(schema.indexOf("c")).isEqualTo(-1);
        assertThat(schema.names()).containsExactly("a", "b");
    }

    @Test
    void namesAreUnique() {
        Field field = Field.of("a", FieldType.LONG);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schema.of(field, field))
                .withMessage("two fields are named 'a'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "TIMESTAMP | yyyy-bb            | pattern 'yyyy-bb': Unknown pattern letter: b",
                "TIMESTAMP | HH:mm              | pattern 'HH:mm' does not make a timestamp: it needs year, month and day",
                "TIMESTAMP | yyyy-MM            | pattern 'yyyy-MM' does not make a timestamp: it needs year, month and day",
                "TIMESTAMP | yyyy-MM-dd hh:mm   | it needs the hour (HH, or hh with a)",
                "TIMESTAMP | yyyy-MM-dd mm      | it needs the hour",
                "TIME      | yyyy-MM-dd         | does not make a time: it needs the hour",
                "DATE      | HH:mm              | does not make a date",
                "DATE      | yyyy-MM-dd 'at     | pattern 'yyyy-MM-dd 'at': Pattern ends with an incomplete string literal",
                "LONG      | yyyy               | expected a pattern on a date, time or timestamp only, found 'yyyy' on long"
            })
    void aPatternThatCannotWorkIsRefusedWithTheType(Kind kind, String pattern, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FieldType(kind, 0, 0, pattern, ZoneOffset.UTC))
                .withMessageContaining(problem);
    }

    @Test
    void aDecimalNeedsASensiblePrecision() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FieldType.decimal(3, 4))
                .withMessageContaining("found decimal(3, 4)");
    }
}
