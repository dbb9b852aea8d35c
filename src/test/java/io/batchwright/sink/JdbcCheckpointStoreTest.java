package io.batchwright.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.fixture.TestDatabase;
import io.batchwright.record.InputPlan;
import io.batchwright.record.Ledger;
import io.batchwright.record.Position;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class JdbcCheckpointStoreTest {

    private static final int THREADS = 8;

    abstract static class Contract extends DatabaseContract {

        @Test
        void insertsAtTheFirstClaimAndCountsTheToken() {
            Checkpoint initial = newLoad("first");
            assertThat(checkpoints().claim(initial, OWNER))
                    .usingRecursiveComparison()
                    .ignoringFields("token")
                    .isEqualTo(initial);
            assertThat(checkpoints().claim(initial, OWNER).token()).isEqualTo(2);
            assertThat(database.query("select owner_id, owner_host, owner_boot, owner_namespace, owner_pid"
                            + " from batchwright_checkpoint where pipeline = 'first'"))
                    .containsExactly(List.of("run-1", "host-1", "boot-1", "ns-1", 4711L));
        }

        @Test
        void keepsEverythingOfACheckpoint() {
            InputPlan plan = new InputPlan(List.of(
                    new InputPlan.Input("a \"quoted\" ü.log", Long.MAX_VALUE, "f1"),
                    new InputPlan.Input("b.log", -1, "")));
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
                    true);
            checkpoints().claim(initial, OWNER);
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
                    load.key(), "s", 0, new InputPlan(inputs), null, Ledger.EMPTY, 0, "f", "t", 0, false);
            assertThat(checkpoints().claim(initial, OWNER).plan().inputs()).isEqualTo(inputs);
        }

        @Test
        void recordsFormatAndTransformOfTheLastClaim() {
            Checkpoint load = newLoad("changed");
            checkpoints().claim(load, OWNER);
            Checkpoint changed = new Checkpoint(
                    load.key(), "s", 9, load.plan(), null, Ledger.EMPTY, 5, "other", "new-transform", 0, false);
            Checkpoint claimed = checkpoints().claim(changed, OWNER);
            assertThat(claimed.transformHash()).isEqualTo("new-transform");
            assertThat(claimed.formatHash()).isEqualTo("other");
            assertThat(claimed.rerun()).isZero();
        }

        @Test
        void findsTheLoadsOfAScopeNewestFirst() {
            List<LoadKey> keys = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                keys.add(0, checkpoints().claim(newLoad("several"), OWNER).key());
            }
            assertThat(checkpoints().find("several", "scope"))
                    .extracting(Checkpoint::key)
                    .isEqualTo(keys);
            assertThat(checkpoints().find("several", "other")).isEmpty();
            assertThat(checkpoints().find("other", "scope")).isEmpty();
        }

        @Test
        void givesEveryRacingClaimATokenOfItsOwn() throws InterruptedException, ExecutionException {
            for (int round = 0; round < 10; round++) {
                Checkpoint load = newLoad("race");
                CyclicBarrier start = new CyclicBarrier(THREADS);
                Callable<Long> claim = () -> {
                    start.await();
                    return checkpoints().claim(load, OWNER).token();
                };
                assertThat(inParallel(claim))
                        .containsExactlyInAnyOrderElementsOf(
                                LongStream.rangeClosed(1, THREADS).boxed().toList());
            }
        }

        private static List<Long> inParallel(Callable<Long> claim) throws InterruptedException, ExecutionException {
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            try {
                List<Long> tokens = new ArrayList<>();
                for (Future<Long> token : threads.invokeAll(Collections.nCopies(THREADS, claim))) {
                    tokens.add(token.get());
                }
                return tokens;
            } finally {
                threads.shutdown();
            }
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
