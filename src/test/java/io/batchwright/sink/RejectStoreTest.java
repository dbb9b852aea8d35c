package io.batchwright.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.batchwright.fixture.TestDatabase;
import io.batchwright.record.Field;
import io.batchwright.record.FieldType;
import io.batchwright.record.Location;
import io.batchwright.record.Position;
import io.batchwright.record.RecordChunk;
import io.batchwright.record.Reject;
import io.batchwright.record.Schema;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RejectStoreTest {

    private static final Schema SCHEMA = Schema.of(Field.of("id", FieldType.LONG));

    abstract static class Contract extends DatabaseContract {

        RejectStore rejects() {
            return new RejectStore(database::open);
        }

        Checkpoint claim(String pipeline) {
            return claim(newLoad(pipeline));
        }

        Checkpoint write(Checkpoint before, RecordChunk chunk) {
            JdbcSinkSpec spec =
                    new JdbcSinkSpec(null, "target", List.of(), WriteMode.INSERT, 100, JdbcSinkSpec.Method.AUTO);
            try (Sink sink = spec.open(SCHEMA, database::open, before.key(), 42)) {
                sink.prepare();
                return sink.write(chunk, before, Completion.ALWAYS).checkpoint();
            }
        }

        @Test
        void keepsEverythingOfAReject() {
            byte[] raw = {0, 1, -1, '\n', 'x'};
            Reject reject = new Reject(
                    new Location("dir/in ü.log", 1L << 40, 1L << 41, new Position("0:1")),
                    "fields",
                    null,
                    "why",
                    raw,
                    true);
            Checkpoint load = claim("whole");
            write(load, new RecordChunk(List.of(), List.of(reject), new Position("end"), true, 1, 9));
            StoredReject stored = rejects()
                    .list("whole", load.key().job(), RejectStore.Order.OLDEST_FIRST, 10)
                    .get(0);
            assertThat(stored.reject()).usingRecursiveComparison().isEqualTo(reject);
            assertThat(stored.target()).isEqualTo("target");
            assertThat(stored.execution()).isEqualTo(42);
            assertThat(Duration.between(stored.created(), Instant.now()).abs()).isLessThan(Duration.ofMinutes(5));
        }

        @Test
        void keepsAReasonThatQuotesANulCharacter() {
            Checkpoint load = claim("nul");
            write(load, Rows.of(SCHEMA).reject("p", "found 'a\0b'").lastChunk("end"));
            assertThat(rejects().countByReason("nul", load.key().job(), 10))
                    .containsExactly(new ReasonCount("format", "metric", "found 'a\uFFFDb'", 1));
        }

        @Test
        void listsInBothOrdersUpToALimit() {
            Checkpoint load = claim("listed");
            Rows rows = Rows.of(SCHEMA);
            for (int i = 0; i < 250; i++) {
                rows.reject("p" + i, i % 3 == 0 ? "often" : "more often");
            }
            write(load, rows.lastChunk("end"));
            String job = load.key().job();
            assertThat(rejects().list("listed", job, RejectStore.Order.OLDEST_FIRST, 2))
                    .extracting(stored -> stored.reject().location().position().value())
                    .containsExactly("p0", "p1");
            assertThat(rejects().list("listed", job, RejectStore.Order.NEWEST_FIRST, 2))
                    .extracting(stored -> stored.reject().location().position().value())
                    .containsExactly("p249", "p248");
            assertThat(rejects().count("listed", job)).isEqualTo(250);
            assertThat(rejects().countByReason("listed", job, 5))
                    .containsExactly(
                            new ReasonCount("format", "metric", "more often", 166),
                            new ReasonCount("format", "metric", "often", 84));
        }

        @Test
        void knowsTheLoadThatWasAtWorkLast() {
            Checkpoint first = claim("latest");
            Checkpoint second = claim("latest");
            assertThat(rejects().latestLoad("latest")).contains(second.key().job());
            write(first, Rows.of(SCHEMA).chunk("p1"));
            assertThat(rejects().latestLoad("latest")).contains(first.key().job());
            assertThat(rejects().latestLoad("never")).isEmpty();
        }

        @Test
        void neverKeepsOneRecordTwice() {
            Checkpoint load = claim("unique");
            Checkpoint after = write(load, Rows.of(SCHEMA).reject("p", "first").chunk("p1"));
            RecordChunk again = Rows.of(SCHEMA).row(1L).reject("p", "again").chunk("p2");
            assertThatThrownBy(() -> write(after, again))
                    .isInstanceOf(SinkException.class)
                    .hasMessageContaining("23505");
            assertThat(rejects().count("unique", load.key().job())).isEqualTo(1);
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
