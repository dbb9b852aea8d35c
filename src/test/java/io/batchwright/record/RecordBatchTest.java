package io.batchwright.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.batchwright.bytes.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordBatchTest {

    private static final Schema SCHEMA = Schema.of(Field.of("id", FieldType.LONG), Field.of("name", FieldType.STRING));

    @Test
    void rowsAreAliveUntilTheyAreRejectedAndCompacted() {
        RecordBatch batch = Batches.of(SCHEMA, "1|a", "2|b", "3|c");

        batch.reject(1, "test", "name", "no b");
        assertThat(Batches.alive(batch)).containsExactly(0, 1, 2);
        assertThat(batch.rejected(1)).isTrue();

        batch.compact();
        assertThat(Batches.alive(batch)).containsExactly(0, 2);
        assertThat(batch.rows()).isEqualTo(3);
    }

    @Test
    void aRejectKeepsTheRecordItsPlaceAndItsFirstReason() {
        RecordBatch batch = Batches.of(SCHEMA, "1|a", "2|b");

        batch.reject(1, "test", "name", "first");
        batch.reject(1, "later", null, "second");

        assertThat(batch.rejects()).hasSize(1);
        Reject reject = batch.rejects().get(0);
        assertThat(reject.location()).isEqualTo(new Location("test", 2, 4, new Position("4")));
        assertThat(reject.reason()).isEqualTo("first");
        assertThat(reject.field()).isEqualTo("name");
        assertThat(new String(reject.raw(), StandardCharsets.UTF_8)).isEqualTo("2|b");
    }

    @Test
    void aRowRejectedAfterCompactingGoesAtTheNextOne() {
        RecordBatch batch = Batches.of(SCHEMA, "1|a", "2|b", "3|c");
        batch.reject(0, "test", null, "one");
        batch.compact();
        batch.reject(2, "test", null, "three");
        batch.compact();
        assertThat(Batches.alive(batch)).containsExactly(1);
    }

    @Test
    void whatAFilterDropsIsCountedUnlessItWasRejected() {
        RecordBatch batch = Batches.of(SCHEMA, "1|a", "2|b", "3|c", "4|d");
        boolean[] keep = new boolean[batch.capacity()];
        keep[1] = true;
        keep[3] = true;
        batch.reject(0, "test", null, "no");
        batch.reject(3, "test", null, "no");

        batch.retain(keep);

        assertThat(Batches.alive(batch)).containsExactly(1);
        assertThat(batch.filtered()).isEqualTo(1);
        assertThat(batch.selected() + batch.filtered() + batch.rejects().size()).isEqualTo(batch.rows());
    }

    @Test
    void decodesEachColumnOnceAndOnlyForRowsAlive() {
        RecordBatch batch = Batches.of(SCHEMA, "x|a", "2|b", "y|c");
        batch.reject(0, "test", null, "before");
        batch.compact();

        Column id = batch.decode(0);

        assertThat(batch.decode(0)).isSameAs(id);
        assertThat(id.longs()[1]).isEqualTo(2);
        assertThat(batch.rejects()).extracting(Reject::stage).containsExactly("test", "fields");
        assertThat(Batches.alive(batch)).containsExactly(1);
    }

    @Test
    void decodesNothingWhereNoRowIsAlive() {
        RecordBatch batch = Batches.of(SCHEMA, "1|a", "2|b");
        batch.retain(new boolean[batch.capacity()]);
        batch.decodeAll();
        assertThat(batch.column(0).decoded()).isFalse();
    }

    /** Whatever was done to it: what it had of other rows is gone, and so are columns of other fields. */
    @Test
    void isAsNewAfterAReset() {
        RecordBatch batch = Batches.of(SCHEMA, "x|a", "2|b", "3");
        batch.decodeAll();
        batch.retain(new boolean[batch.capacity()]);
        Schema swapped = Schema.of(SCHEMA.field(1), SCHEMA.field(0));
        batch.columns(swapped, new Column[] {batch.column(1), batch.column(0)});
        List<Reject> rejects = batch.rejects();
        RecordBatch other = Batches.of(SCHEMA, "4|d", "5");

        batch.reset(other.segment());

        assertThat(List.of(batch.rows(), batch.selected(), batch.filtered())).containsOnly(0);
        assertThat(batch.rejects()).isEmpty();
        assertThat(rejects).hasSize(1);
        assertThat(batch.schema()).isEqualTo(SCHEMA);
        for (int row = 0; row < other.rows(); row++) {
            assertThat(batch.addRow(other.rowStart(row), other.rowEnd(row), row))
                    .isEqualTo(row);
            assertThat(batch.rejected(row)).isFalse();
            for (int field = 0; field < SCHEMA.size(); field++) {
                assertThat(batch.column(field).decoded()).isFalse();
                assertThat(batch.column(field).starts()[row]).isEqualTo(-1);
                batch.column(field)
                        .slice(
                                row,
                                other.column(field).starts()[row],
                                other.column(field).ends()[row]);
            }
        }
        batch.decodeAll();
        RecordView second = new RecordView(batch, 1);
        assertThat(second.getLong("id")).isEqualTo(5);
        assertThat(second.isNull("name")).isTrue();
        assertThat(new RecordView(batch, 0).getString("name")).isEqualTo("d");
    }

    @Test
    void columnsMustSuitTheirSchema() {
        RecordBatch batch = Batches.of(SCHEMA, "1|a");
        Schema swapped = Schema.of(SCHEMA.field(1), SCHEMA.field(0));
        Column[] columns = {batch.column(0), batch.column(1)};

        assertThatIllegalArgumentException()
                .isThrownBy(() -> batch.columns(swapped, columns))
                .withMessageContaining("a column of long for");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> batch.columns(SCHEMA, new Column[] {batch.column(0)}))
                .withMessageContaining("1 columns");
    }

    @Test
    void rejectsRecordsThatAreNotUtf8() {
        Bytes bytes = new Bytes(64);
        for (String line : new String[] {"1|caf\u00e9\n", "2|caf", "\u00e9", "\n3|c"}) {
            boolean latin = line.equals("\u00e9");
            byte[] encoded = line.getBytes(latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
            bytes.append(encoded, 0, encoded.length);
        }
        RecordBatch batch = Batches.of(SCHEMA, bytes);

        batch.rejectInvalidUtf8("format");

        assertThat(Batches.alive(batch)).containsExactly(0, 2);
        assertThat(batch.rejects()).hasSize(1);
        assertThat(batch.rejects().get(0).reason())
                .isEqualTo(
                        "expected UTF-8, found the byte 0xE9 at offset 5 of the record, counted from 0; is the input in"
                                + " another charset?");
        assertThat(batch.rejects().get(0).stage()).isEqualTo("format");
    }

    @Test
    void leavesAsciiAndEmptyBatchesAlone() {
        RecordBatch batch = Batches.of(SCHEMA, "1|a", "2|b");
        batch.rejectInvalidUtf8("format");
        batch.retain(new boolean[batch.capacity()]);
        batch.rejectInvalidUtf8("format");
        assertThat(batch.rejects()).isEmpty();
        assertThat(batch.filtered()).isEqualTo(2);
    }

    @Test
    void aViewGivesValuesByName() {
        RecordBatch batch = Batches.of(SCHEMA, "1|a", "2");
        RecordView second = new RecordView(batch, 1);
        assertThat(second.getLong("id")).isEqualTo(2);
        assertThat(second.isNull("name")).isTrue();
        assertThat(second.getString("name")).isNull();
        assertThat(new RecordView(batch, 0).value("name")).isEqualTo("a");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> second.value("nam"))
                .withMessage("no field 'nam' among [id, name]");
    }
}
