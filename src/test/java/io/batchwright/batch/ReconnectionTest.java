package io.batchwright.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ReconnectionTest {

    private final StopSignal stop = new StopSignal();
    private final List<String> heard = new ArrayList<>();
    private final List<String> done = new ArrayList<>();

    private final RunListener listener = new RunListener() {
        @Override
        public void connectionLost(RuntimeException failure, Duration bound) {
            heard.add(failure.getMessage() + " " + bound.toMillis());
        }
    };

    private Reconnection within(long millis) {
        return new Reconnection(Duration.ofMillis(millis), stop, listener, Clock.systemUTC());
    }

    private Supplier<String> failing(String name, int times) {
        int[] left = {times};
        return () -> {
            done.add(name);
            if (left[0]-- > 0) {
                throw new IllegalStateException("lost");
            }
            return name;
        };
    }

    @Test
    void doesOnceWhatSucceeds() {
        assertThat(within(1000).outlast(failing("first", 0), failing("again", 0), e -> true))
                .isEqualTo("first");
        assertThat(done).containsExactly("first");
        assertThat(heard).isEmpty();
    }

    @Test
    void triesAgainUntilItSucceedsAndSaysSoOnce() {
        assertThat(within(60_000).outlast(failing("first", 1), failing("again", 2), e -> true))
                .isEqualTo("again");
        assertThat(done).containsExactly("first", "again", "again", "again");
        assertThat(heard).containsExactly("lost 60000");
    }

    @Test
    void givesUpAtOnceOnWhatTryingCanNotMend() {
        assertThatThrownBy(() -> within(60_000).outlast(failing("first", 9), failing("again", 9), e -> false))
                .hasMessage("lost");
        assertThat(done).containsExactly("first");
    }

    @Test
    void givesUpWhenTheTimeIsUp() {
        assertThatThrownBy(() -> within(250).outlast(failing("first", 99), failing("again", 99), e -> true))
                .isInstanceOf(DatabaseAwayException.class)
                .hasMessageStartingWith("the database was away for longer than 0 s")
                .hasMessageEndingWith("lost")
                .hasRootCauseMessage("lost");
        assertThat(done).hasSizeBetween(2, 3);
    }

    @Test
    void aStopEndsTheWaiting() {
        stop.request();
        assertThatThrownBy(() -> within(60_000).outlast(failing("first", 99), failing("again", 99), e -> true))
                .hasMessage("lost");
        assertThat(done).containsExactly("first");
    }

    @Test
    void anInterruptEndsTheWaitingAndStays() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> within(60_000).outlast(failing("first", 99), failing("again", 99), e -> true))
                .hasMessage("lost");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void triesOneThingAgainForABoundedTime() {
        Supplier<String> work = failing("work", 99);
        assertThatThrownBy(() -> within(250).outlast(() -> {
                    try {
                        return work.get();
                    } catch (IllegalStateException e) {
                        throw new IllegalStateException(new SQLTransientConnectionException("lost"));
                    }
                }))
                .hasRootCauseMessage("lost");
        assertThat(done).hasSizeBetween(2, 3);
        assertThat(heard).hasSize(1);
    }

    /** Such as one that waits for a connection of a pool. */
    @Test
    void aStopInterruptsAFurtherTry() throws InterruptedException {
        CountDownLatch trying = new CountDownLatch(1);
        Reconnection reconnection = within(60_000);
        Thread stopping = new Thread(() -> {
            try {
                trying.await();
                stop.request();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        stopping.start();
        Supplier<String> hanging = () -> {
            trying.countDown();
            try {
                new CountDownLatch(1).await();
                return "never";
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted", e);
            }
        };
        assertThatThrownBy(() -> reconnection.outlast(failing("first", 1), hanging, e -> true))
                .hasMessage("interrupted");
        stopping.join();
        assertThat(reconnection.stopped()).isTrue();
        assertThat(Thread.interrupted()).as("still interrupted").isFalse();
    }
}
