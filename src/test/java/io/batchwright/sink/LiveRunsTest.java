package io.batchwright.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.batchwright.fixture.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LiveRunsTest {

    private static final int THREADS = 8;

    private static Owner owner(String id) {
        return new Owner(id, "host", "boot", "ns", 815, Instant.parse("2026-01-02T03:04:05Z"), "session of " + id);
    }

    abstract static class Contract extends DatabaseContract {

        @Test
        void letsOneRunInUntilItLeaves() {
            RunKey key = new RunKey("one", "scope", 0);
            assertThat(runs().enter(key, owner("a"))).isTrue();
            assertThat(runs().enter(key, owner("b"))).isFalse();
            assertThat(runs().enter(new RunKey("one", "other scope", 0), owner("b")))
                    .isTrue();

            LiveRun found = runs().find(key).orElseThrow();
            assertThat(found.owner()).isEqualTo(owner("a"));
            assertThat(found.silence()).isBetween(Duration.ZERO, Duration.ofMinutes(1));

            runs().leave(key, owner("b"));
            assertThat(runs().find(key)).isPresent();
            runs().leave(key, owner("a"));
            assertThat(runs().find(key)).isEmpty();
            assertThat(runs().enter(key, owner("b"))).isTrue();
        }

        @Test
        void letsOneOfManyIn() throws InterruptedException, ExecutionException {
            for (int round = 0; round < 5; round++) {
                RunKey key = new RunKey("many", "scope " + round, 0);
                assertThat(inParallel(id -> runs().enter(key, owner(id)))).containsOnlyOnce(true);
            }
        }

        @Test
        void letsOneOfManyTakeOver() throws InterruptedException, ExecutionException {
            RunKey key = new RunKey("heirs", "scope", 0);
            runs().enter(key, owner("dead"));
            LiveRun dead = runs().find(key).orElseThrow();
            assertThat(inParallel(id -> runs().takeOver(dead, owner(id)))).containsOnlyOnce(true);
            assertThat(runs().beat(key, owner("dead"))).isFalse();
        }

        @Test
        void aSuccessorFencesOffEveryLoadOfTheDead() {
            Checkpoint load = newLoad("fenced");
            RunKey key = new RunKey("fenced", load.scope(), 0);
            runs().enter(key, owner("dead"));
            Checkpoint claimed = checkpoints().claim(load, key, owner("dead"));
            runs().takeOver(runs().find(key).orElseThrow(), owner("heir"));
            assertThat(checkpoints().find(load.key()).orElseThrow().token()).isGreaterThan(claimed.token());
            assertThatThrownBy(() -> checkpoints().claim(load, key, owner("dead")))
                    .isInstanceOf(FencedException.class);
        }

        @Test
        void givesSignsOfLifeByTheDatabasesClock() {
            RunKey key = new RunKey("beating", "scope", 0);
            runs().enter(key, owner("a"));
            database.execute(
                    "update batchwright_run set beat_at = beat_at - interval '1' hour where pipeline = 'beating'");
            assertThat(runs().find(key).orElseThrow().silence()).isGreaterThan(Duration.ofMinutes(59));
            assertThat(runs().beat(key, owner("a"))).isTrue();
            assertThat(runs().find(key).orElseThrow().silence()).isLessThan(Duration.ofMinutes(59));
            assertThat(runs().beat(key, owner("b"))).isFalse();
        }

        private static List<Boolean> inParallel(Predicate<String> attempt)
                throws InterruptedException, ExecutionException {
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            CyclicBarrier start = new CyclicBarrier(THREADS);
            List<Callable<Boolean>> attempts = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                String id = "thread " + i;
                attempts.add(() -> {
                    start.await();
                    return attempt.test(id);
                });
            }
            try {
                List<Boolean> results = new ArrayList<>();
                for (Future<Boolean> result : threads.invokeAll(attempts)) {
                    results.add(result.get());
                }
                return results;
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

        /** A session in the middle of a transaction holds its locks for as long as it likes. */
        @Test
        void aSuccessorEndsTheSessionsOfTheDead() throws SQLException {
            Checkpoint load = newLoad("holding");
            RunKey key = new RunKey("holding", load.scope(), 0);
            runs().enter(key, owner("dead"));
            checkpoints().claim(load, key, owner("dead"));
            try (Connection held = database.open();
                    Statement statement = held.createStatement()) {
                statement.execute("set application_name = 'session of dead'");
                held.setAutoCommit(false);
                statement.execute("select 1 from batchwright_checkpoint where pipeline = 'holding' for update");

                assertThat(runs().takeOver(runs().find(key).orElseThrow(), owner("heir")))
                        .isTrue();

                await().until(() -> !held.isValid(1));
            }
            assertThat(checkpoints().claim(load, key, owner("heir")).token()).isEqualTo(3);
        }
    }
}
