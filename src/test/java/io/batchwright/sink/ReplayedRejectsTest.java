package io.batchwright.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.batchwright.fixture.TestDatabase;
import io.batchwright.record.Field;
import io.batchwright.record.FieldType;
import io.batchwright.record.Ledger;
import io.batchwright.record.RecordChunk;
import io.batchwright.record.Schema;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ReplayedRejectsTest {

    private static final Schema SCHEMA = Schema.of(Field.of("id", FieldType.LONG));
    private static final JdbcSinkSpec SPEC =
            new JdbcSinkSpec(null, "replayed", List.of(), WriteMode.INSERT, 100, JdbcSinkSpec.Method.AUTO);

    abstract static class Contract extends DatabaseContract {

        /** A load with two rejects. */
        private Checkpoint load(String pipeline) {
            Checkpoint load = claim(newLoad(pipeline));
            write(load, Rows.of(SCHEMA).reject("a", "why").reject("b", "why").lastChunk("end"), 42);
            return load;
        }

        private Checkpoint write(Checkpoint before, RecordChunk chunk, long execution) {
            try (Sink sink = SPEC.open(SCHEMA, context(database::open, before.key(), execution))) {
                sink.prepare();
                return sink.write(chunk, before, Completion.ALWAYS).checkpoint();
            }
        }

        private ReplayPlan plan(Checkpoint load) {
            return new RejectStore(database::open)
                    .plan(load.key().pipeline(), load.key().job(), null)
                    .orElseThrow();
        }

        private Checkpoint replay(Checkpoint load, String scope, ReplayPlan plan) {
            LoadKey key = new LoadKey(load.key().pipeline(), scope + load.key().job(), 0);
            LoadRequest request =
                    new LoadRequest(Map.of("a", "b \"c\""), load.key().job());
            return claim(new Checkpoint(
                    key, scope, 0, plan.inputPlan(), null, Ledger.EMPTY, 0, "f", "t", 0, false, false, request));
        }

        private RecordChunk twoRows(ReplayPlan plan) {
            return Rows.of(SCHEMA)
                    .row(1L)
                    .row(2L)
                    .lastChunk(ReplayPlan.position(plan.last()).value());
        }

        @Test
        void marksTheRejectsOfAChunkTogetherWithItsRows() {
            Checkpoint load = load("marked");
            ReplayPlan plan = plan(load);
            long rows = rows();
            Checkpoint after = write(replay(load, "scope", plan), twoRows(plan), 43);
            assertThat(after.complete()).isTrue();
            assertThat(rows()).isEqualTo(rows + 2);
            assertThat(database.query("select replayed_by, attempts from batchwright_reject where pipeline = 'marked'"))
                    .containsExactly(List.of(43L, 1), List.of(43L, 1));
            assertThat(checkpoints().find(after.key())).contains(after);
            assertThat(new RejectStore(database::open).latestLoad("marked"))
                    .contains(load.key().job());
        }

        @Test
        void twoReplaysCanNotLoadTheSameRecord() {
            Checkpoint load = load("twice");
            ReplayPlan plan = plan(load);
            Checkpoint first = replay(load, "one", plan);
            Checkpoint second = replay(load, "two", plan);
            write(first, twoRows(plan), 43);
            long rows = rows();
            assertThatThrownBy(() -> write(second, twoRows(plan), 44))
                    .isInstanceOf(SinkException.class)
                    .hasMessageContaining("expected 2 that are not replayed yet, found 0");
            assertThat(rows()).isEqualTo(rows);
            assertThat(checkpoints().find(second.key())).contains(second);
        }

        @Test
        void aPlanIsKeptAsAnInputPlan() {
            ReplayPlan whole = new ReplayPlan("0af9", null, 17, 5);
            ReplayPlan ofRun = new ReplayPlan("0af9", 3L, 17, 5);
            assertThat(ReplayPlan.of(whole.inputPlan())).isEqualTo(whole);
            assertThat(ReplayPlan.of(ofRun.inputPlan())).isEqualTo(ofRun);
        }

        private long rows() {
            try (Sink sink = SPEC.open(SCHEMA, context(database::open, new LoadKey("rows", "rows", 0), 1))) {
                sink.prepare();
            }
            return database.number("select count(*) from replayed");
        }
    }

    @Nested
    class OnH2 extends Contract {

        @Override
        TestDatabase openDatabase(Path directory) {
            return TestDatabase.h2(directory);
        }
    }

    @Nested
    class OnPostgres extends Contract {

        @Override
        TestDatabase openDatabase(Path directory) {
            return TestDatabase.postgres();
        }
    }
}
