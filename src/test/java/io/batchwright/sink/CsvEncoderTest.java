package io.batchwright.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.record.Field;
import io.batchwright.record.FieldType;
import io.batchwright.record.Schema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvEncoderTest {

    private static final CsvOutputSpec PLAIN = new CsvOutputSpec(false, ',', null, CsvOutputSpec.LineEnd.LF);
    private static final Schema TEXTS = Schema.of(Field.of("a", FieldType.STRING), Field.of("b", FieldType.STRING));

    private static String encoded(CsvOutputSpec spec, Schema schema, @Nullable Object... row) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RowEncoder encoder = spec.open(schema);
        encoder.begin(out);
        encoder.encode(RowSet.of(Rows.of(schema).row(row).batches(10)), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain   | plain",
                "a,b     | \"a,b\"",
                "a\"b    | \"a\"\"b\"",
                "\"      | \"\"\"\"",
                "\"\"    | \"\"\"\"\"\"",
                "größer  | größer",
                "` sp `  | ` sp `",
                "``      | \"\"",
                "\\N     | \\N",
            })
    void quotesAsLittleAsRfc4180Asks(String value, String written) throws IOException {
        assertThat(encoded(PLAIN, TEXTS, "x", value)).isEqualTo("x," + written + "\n");
    }

    @Test
    void quotesLineEnds() throws IOException {
        assertThat(encoded(PLAIN, TEXTS, "a\nb", "c\rd")).isEqualTo("\"a\nb\",\"c\rd\"\n");
    }

    @Test
    void tellsNoValueFromEmptyText() throws IOException {
        assertThat(encoded(PLAIN, TEXTS, null, "")).isEqualTo(",\"\"\n");
        CsvOutputSpec named = new CsvOutputSpec(false, ',', "\\N", CsvOutputSpec.LineEnd.LF);
        assertThat(encoded(named, TEXTS, null, "\\N")).isEqualTo("\\N,\"\\N\"\n");
    }

    @Test
    void writesNoEmptyLine() throws IOException {
        Schema one = Schema.of(Field.of("a", FieldType.STRING));
        assertThat(encoded(PLAIN, one, new Object[] {null})).isEqualTo("\"\"\n");
    }

    @Test
    void writesEveryTypeAsItIsRead() throws IOException {
        Schema all = Schema.of(
                Field.of("l", FieldType.LONG),
                Field.of("d", FieldType.DOUBLE),
                Field.of("n", FieldType.decimal(20, 2)),
                Field.of("b", FieldType.BOOLEAN),
                Field.of("dt", FieldType.DATE),
                Field.of("tm", FieldType.TIME),
                Field.of("ts", FieldType.TIMESTAMP),
                Field.of("j", FieldType.JSON));
        assertThat(encoded(
                        PLAIN,
                        all,
                        Long.MIN_VALUE,
                        1e10,
                        "-0.10",
                        true,
                        LocalDate.of(2024, 2, 29),
                        LocalTime.parse("23:59:59.5"),
                        Instant.parse("1969-12-31T23:59:59.999999Z"),
                        "{\"a\":1}"))
                .isEqualTo("-9223372036854775808,1.0E10,-0.10,true,2024-02-29,23:59:59.500000,"
                        + "1969-12-31T23:59:59.999999Z,\"{\"\"a\"\":1}\"\n");
    }

    @Test
    void quotesNumbersThatHoldTheDelimiter() throws IOException {
        CsvOutputSpec dashes = new CsvOutputSpec(true, '-', null, CsvOutputSpec.LineEnd.CRLF);
        Schema schema = Schema.of(Field.of("a-b", FieldType.LONG), Field.of("c", FieldType.LONG));
        assertThat(encoded(dashes, schema, -5, 7)).isEqualTo("\"a-b\"-c\r\n\"-5\"-7\r\n");
    }

    @Test
    void writesValuesOfAnyLength() throws IOException {
        String longer = "x".repeat(200_000) + "\"" + "y".repeat(70_000);
        assertThat(encoded(PLAIN, TEXTS, longer, "z")).isEqualTo("\"" + longer.replace("\"", "\"\"") + "\",z\n");
    }
}
