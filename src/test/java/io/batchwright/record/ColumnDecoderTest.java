package io.batchwright.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Null values, defaults and required fields. */
class ColumnDecoderTest {

    @Test
    void absentAndNullTextsAreNull() {
        RecordBatch batch = decoded(field(FieldType.LONG, false, null, "", "NA"), "1|7", "2|", "3|NA", "4", "5|8");
        assertThat(values(batch)).containsExactly(7L, null, null, null, 8L);
        assertThat(batch.rejects()).isEmpty();
    }

    @Test
    void nullTextsAreComparedExactly() {
        RecordBatch batch = decoded(field(FieldType.STRING, false, null, "NA"), "1|na", "2|NA ", "3|NA", "4|");
        assertThat(values(batch)).containsExactly("na", "NA ", null, "");
    }

    @Test
    void theDefaultStandsInForAbsentAndNullTexts() {
        assertThat(values(decoded(field(FieldType.LONG, true, "1_0", "NA"), "1|7", "2|NA", "3")))
                .containsExactly(7L, 10L, 10L);
        assertThat(values(decoded(field(FieldType.DOUBLE, false, "0.5"), "1|2.5", "2")))
                .containsExactly(2.5, 0.5);
        assertThat(values(decoded(field(FieldType.STRING, false, "none"), "1|a", "2", "3|b", "4")))
                .containsExactly("a", "none", "b", "none");
    }

    @Test
    void aTextDefaultIsAppendedOncePerBatch() {
        RecordBatch batch = decoded(field(FieldType.STRING, false, "none"), "1", "2", "3");
        assertThat(batch.bytes().length()).isEqualTo("1\n2\n3".length() + "none".length());
    }

    @Test
    void aRequiredFieldWithoutValueRejectsTheRecord() {
        RecordBatch batch = decoded(field(FieldType.LONG, true, null, "NA"), "1|7", "2|NA", "3");
        assertThat(values(batch)).containsExactly(7L);
        assertThat(batch.rejects())
                .extracting(Reject::reason)
                .containsExactly("required field 'f' has no value", "required field 'f' is missing");
    }

    @Test
    void aTextThatDoesNotFitSaysWhatWasExpectedAndFound() {
        RecordBatch batch = decoded(field(FieldType.INT, false, null), "1|abc", "2|7", "3|3000000000");
        assertThat(values(batch)).containsExactly(7L);
        assertThat(batch.rejects())
                .extracting(Reject::reason)
                .containsExactly(
                        "field 'f': expected a whole number from -2147483648 to 2147483647, found 'abc'",
                        "field 'f': expected a whole number from -2147483648 to 2147483647, found '3000000000',"
                                + " which is out of range");
        assertThat(batch.rejects()).extracting(Reject::field).containsOnly("f");
        assertThat(batch.column(1).isNull(0)).isTrue();
    }

    @Test
    void oneSchemaServesManyBatches() {
        Schema schema = Schema.of(Field.of("id", FieldType.LONG), field(FieldType.UUID, false, null));
        RecordBatch first = Batches.of(schema, "1|123E4567-E89B-12D3-A456-426614174000");
        RecordBatch second = Batches.of(schema, "1|123e4567-e89b-12d3-a456-426614174001");
        first.decodeAll();
        second.decodeAll();
        assertThat(values(first)).hasToString("[123e4567-e89b-12d3-a456-426614174000]");
        assertThat(values(second)).hasToString("[123e4567-e89b-12d3-a456-426614174001]");
        assertThat(schema.decoder(1)).isSameAs(schema.decoder(1));
    }

    private static Field field(FieldType type, boolean required, @Nullable String defaultText, String... nullValues) {
        return new Field("f", type, required, defaultText, List.of(nullValues), "f");
    }

    private static RecordBatch decoded(Field field, String... lines) {
        RecordBatch batch = Batches.of(Schema.of(Field.of("id", FieldType.LONG), field), lines);
        batch.decode(1);
        return batch;
    }

    private static List<@Nullable Object> values(RecordBatch batch) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int row : Batches.alive(batch)) {
            values.add(new RecordView(batch, row).value("f"));
        }
        return values;
    }
}
