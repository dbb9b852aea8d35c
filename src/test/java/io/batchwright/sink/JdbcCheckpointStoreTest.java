package io.batchwright.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.batchwright.fixture.TestDatabase;
import io.batchwright.record.InputPlan;
import io.batchwright.record.Ledger;
import io.batchwright.record.Position;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class JdbcCheckpointStoreTest {

    abstract static class Contract extends DatabaseContract {

        @Test
        void insertsAtTheFirstClaimAndCountsTheToken() {
            Checkpoint initial = newLoad("first");
            assertThat(claim(initial))
                    .usingRecursiveComparison()
                    .ignoringFields("token")
                    .isEqualTo(initial);
            assertThat(claim(initial).token()).isEqualTo(2);
        }

        @Test
        void discardsALoadOfWhichNothingIsThere() {
            Checkpoint initial = newLoad("refused");
            Checkpoint claimed = claim(initial);
            Checkpoint again = claim(initial);
            checkpoints().discard(claimed);
            assertThat(checkpoints().find(claimed.key())).as("claimed again").isPresent();
            checkpoints().discard(again);
            assertThat(checkpoints().find(claimed.key())).isEmpty();
        }

        @Test
        void keepsEverythingOfACheckpoint() {
            InputPlan plan = new InputPlan(List.of(
                    new InputPlan.Input("a \"quoted\" ü.log", Long.MAX_VALUE, "f1"),
                    new InputPlan.Input("b.log", -1, ""),
                    new InputPlan.Input("c.gz", 5, "f3").withHash("0a").mended(new InputPlan.Input("c.gz", 9, "f4"))));
            Checkpoint initial = new Checkpoint(
                    new LoadKey("whole", "key", 3),
                    "scope-x",
                    7,
                    plan,
                    new Position("1:20:3"),
                    new Ledger(15, 1, 2, 4, 8),
                    1L << 40,
                    "format-x",
                    "transform-x",
                    0,
                    true,
                    false,
                    LoadRequest.PLAIN);
            claim(initial);
            assertThat(checkpoints().find("whole", "scope-x"))
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("token")
                    .containsExactly(initial);
        }

        @Test
        void keepsAPlanOfManyFiles() {
            List<InputPlan.Input> inputs = LongStream.range(0, 5_000)
                    .mapToObj(i -> new InputPlan.Input("/data/some/directory/" + i + ".log.gz", i, "fingerprint-" + i))
                    .toList();
            Checkpoint load = newLoad("many");
            Checkpoint initial = new Checkpoint(
                    load.key(),
                    "s",
                    0,
                    new InputPlan(inputs),
                    null,
                    Ledger.EMPTY,
                    0,
                    "f",
                    "t",
                    0,
                    false,
                    false,
                    LoadRequest.PLAIN);
            assertThat(claim(initial).plan().inputs()).isEqualTo(inputs);
        }

        @Test
        void recordsFormatAndTransformOfTheLastClaim() {
            Checkpoint load = newLoad("changed");
            claim(load);
            Checkpoint changed = new Checkpoint(
                    load.key(),
                    "s",
                    9,
                    load.plan(),
                    null,
                    Ledger.EMPTY,
                    5,
                    "other",
                    "new-transform",
                    0,
                    false,
                    false,
                    LoadRequest.PLAIN);
            Checkpoint claimed = claim(changed);
            assertThat(claimed.transformHash()).isEqualTo("new-transform");
            assertThat(claimed.formatHash()).isEqualTo("other");
            assertThat(claimed.rerun()).isZero();
        }

        @Test
        void findsTheLoadsOfAScopeNewestFirst() {
            List<LoadKey> keys = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                keys.add(0, claim(newLoad("several")).key());
            }
            assertThat(checkpoints().find("several", "scope"))
                    .extracting(Checkpoint::key)
                    .isEqualTo(keys);
            assertThat(checkpoints().find("several", "other")).isEmpty();
            assertThat(checkpoints().find("other", "scope")).isEmpty();
        }

        @Test
        void claimsNothingForARunThatHasLostItsPlace() {
            Checkpoint load = newLoad("lost");
            RunKey key = new RunKey("lost", "scope", 0);
            assertThatThrownBy(() -> checkpoints().claim(load, key, OWNER)).isInstanceOf(FencedException.class);
            assertThat(checkpoints().find(load.key())).isEmpty();
        }

        @Test
        void findsOneLoad() {
            Checkpoint claimed = claim(newLoad("one"));
            assertThat(checkpoints().find(claimed.key())).contains(claimed);
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
