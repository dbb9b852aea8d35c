package io.batchwright.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private static final Ledger FIRST = new Ledger(10, 4, 3, 2, 1);
    private static final Ledger SECOND = new Ledger(1000, 400, 300, 200, 100);

    @Test
    void addsAndSubtractsEachCount() {
        assertThat(FIRST.plus(SECOND)).isEqualTo(new Ledger(1010, 404, 303, 202, 101));
        assertThat(FIRST.plus(SECOND).minus(FIRST)).isEqualTo(SECOND);
        assertThat(FIRST.plus(Ledger.EMPTY)).isEqualTo(FIRST);
    }

    @Test
    void balancesOnlyIfEveryRecordIsAccountedFor() {
        assertThat(FIRST.balances()).isTrue();
        assertThat(new Ledger(11, 4, 3, 2, 1).balances()).isFalse();
        assertThat(new Ledger(9, 4, 3, 2, 1).balances()).isFalse();
    }

    @Test
    void readsAsAnEquation() {
        assertThat(FIRST).hasToString("read 10 = written 4 + filtered 3 + rejected 2 + ignored 1");
    }

    @Test
    void aChunkSumsUpItsBatches() {
        Schema schema = Schema.of(Field.of("id", FieldType.LONG));
        RecordBatch first = Batches.of(schema, "1", "x", "3");
        RecordBatch second = Batches.of(schema, "4", "5");
        first.decodeAll();
        boolean[] keep = new boolean[second.capacity()];
        keep[0] = true;
        second.retain(keep);
        Reject tooLong = new Reject(
                new Location("test", 9, 9, new Position("9")), "source", null, "too long", new byte[0], true);

        RecordChunk chunk = new RecordChunk(
                List.of(first, second), List.of(tooLong), 6, new ChunkEnd(new Position("10"), false, 10));

        assertThat(chunk.selected()).isEqualTo(3);
        assertThat(chunk.filtered()).isEqualTo(1);
        assertThat(chunk.rejects()).extracting(Reject::stage).containsExactly("source", "fields");
        assertThat(chunk.selected() + chunk.filtered() + chunk.rejects().size()).isEqualTo(chunk.read());
    }
}
