package io.batchwright.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.bytes.Bytes;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonRowsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "INT       | -7                         | -7",
                "LONG      | 9223372036854775807        | 9223372036854775807",
                "DOUBLE    | 1.5                        | 1.5",
                "DOUBLE    | NaN                        | \"NaN\"",
                "BOOLEAN   | true                       | true",
                "STRING    | a \"b\" \\ größer          | \"a \\\"b\\\" \\\\ größer\"",
                "UUID      | 7D444840-9DC0-11D1-B245-5FFDCE74FAD2 | \"7d444840-9dc0-11d1-b245-5ffdce74fad2\"",
                "DATE      | 2026-02-28                 | \"2026-02-28\"",
                "TIME      | 23:59:59.000001            | \"23:59:59.000001\"",
                "TIMESTAMP | 2026-02-28T01:02:03.5+02:00 | \"2026-02-27T23:02:03.500Z\"",
                "JSON      | {\"a\":[1,null]}           | {\"a\":[1,null]}",
            })
    void writesEveryKindOfValue(String kind, String text, String json) {
        assertThat(object(FieldType.of(Kind.valueOf(kind)), text, true)).isEqualTo("{\"at\":" + json + "}");
    }

    @ParameterizedTest
    @CsvSource({"100000000000000000000.10", "-0.01", "7"})
    void keepsEveryDigitOfADecimal(String text) {
        FieldType type = new FieldType(Kind.DECIMAL, 30, 2, null, ZoneOffset.UTC);
        assertThat(object(type, text, true)).isEqualTo("{\"at\":" + text + "}");
    }

    @ParameterizedTest
    @CsvSource({"LONG, 7x", "STRING, a"})
    void writesWhatIsNotDecodedAsText(String kind, String text) {
        assertThat(object(FieldType.of(Kind.valueOf(kind)), text, false)).isEqualTo("{\"at\":\"" + text + "\"}");
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void leavesOutWhatHasNoValue(boolean decoded) {
        assertThat(object(FieldType.LONG, null, decoded)).isEqualTo("{}");
    }

    private static String object(FieldType type, @Nullable String text, boolean decoded) {
        Field field = new Field("name", type, false, null, List.of(), "at");
        Bytes bytes = text == null ? new Bytes(0) : Bytes.of(text);
        Schema schema = Schema.of(field);
        RecordBatch batch = new RecordBatch(
                schema,
                new Segment(bytes, 0, bytes.length(), 1, (s, at, line) -> {
                    throw new AssertionError("nothing is rejected here");
                }),
                1);
        batch.addRow(0, bytes.length(), 0);
        if (text != null) {
            batch.column(0).slice(0, 0, bytes.length());
        }
        Column column = decoded ? batch.decode(0) : batch.column(0);
        return new String(JsonRows.object(schema, bytes, new Column[] {column}, 0), StandardCharsets.UTF_8);
    }
}
