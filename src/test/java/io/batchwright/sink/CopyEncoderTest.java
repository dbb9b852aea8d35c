package io.batchwright.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.record.Field;
import io.batchwright.record.FieldType;
import io.batchwright.record.RecordBatch;
import io.batchwright.record.Schema;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class CopyEncoderTest {

    private static final Schema TEXT = Schema.of(Field.of("text", FieldType.STRING));

    private int largestMessage;

    @Example
    void writesEveryKindOfValue() throws SQLException {
        Schema schema = Schema.of(
                Field.of("l", FieldType.LONG),
                Field.of("s", FieldType.STRING),
                Field.of("d", FieldType.DOUBLE),
                Field.of("b", FieldType.BOOLEAN),
                Field.of("n", FieldType.decimal(5, 2)));
        Rows rows = Rows.of(schema).row(-1L, "a", 1.5, true, "1.50").row(null, null, null, null, null);
        assertThat(encode(schema, rows)).isEqualTo("-1\ta\t1.5\tt\t1.50\n\\N\t\\N\t\\N\t\\N\t\\N\n");
    }

    @Example
    void writesDoublesThatAreNoNumbers() throws SQLException {
        Schema schema = Schema.of(Field.of("d", FieldType.DOUBLE));
        Rows rows =
                Rows.of(schema).row(Double.NaN).row(Double.NEGATIVE_INFINITY).row(-1.7976931348623157E308);
        assertThat(encode(schema, rows)).isEqualTo("NaN\n-Infinity\n-1.7976931348623157E308\n");
    }

    @Property
    void escapesWhatTheFormatNeeds(@ForAll String text) throws SQLException {
        assertThat(encode(TEXT, Rows.of(TEXT).row(text))).isEqualTo(utf8(escaped(text)) + "\n");
    }

    @Example
    void escapesAtEveryPlaceOfAWord() throws SQLException {
        for (int before = 0; before < 20; before++) {
            String text = "é".repeat(before) + "x".repeat(before) + "\\\t\n\r" + "y".repeat(20 - before);
            assertThat(encode(TEXT, Rows.of(TEXT).row(text))).isEqualTo(escaped(text) + "\n");
        }
    }

    @Example
    void cutsTextLongerThanTheBuffer() throws SQLException {
        String text = "a\\b\n".repeat(100_000);
        assertThat(encode(TEXT, Rows.of(TEXT).row(text).row("end"))).isEqualTo(escaped(text) + "\nend\n");
        assertThat(largestMessage).isLessThanOrEqualTo(CopyEncoder.BUFFER_SIZE);
    }

    @Example
    void skipsRowsThatAreNotSelected() throws SQLException {
        RecordBatch batch = Rows.of(TEXT).row("a").row("b").row("c").batches(10).get(0);
        batch.retain(new boolean[] {true, false, true});
        assertThat(encode(TEXT, batch)).isEqualTo("a\nc\n");
    }

    private String encode(Schema schema, Rows rows) throws SQLException {
        return encode(schema, rows.batches(2).toArray(RecordBatch[]::new));
    }

    private String encode(Schema schema, RecordBatch... batches) throws SQLException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CopyEncoder encoder = new CopyEncoder(schema, (buffer, length) -> {
            largestMessage = Math.max(largestMessage, length);
            out.write(buffer, 0, length);
        });
        for (RecordBatch batch : batches) {
            encoder.encode(RowSet.of(List.of(batch)));
        }
        encoder.flush();
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Lone surrogates become question marks, as they do in the batch's bytes. */
    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\f", "\\f")
                .replace("\u000B", "\\v");
    }
}
