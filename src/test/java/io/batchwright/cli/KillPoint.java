package io.batchwright.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongSupplier;

/** The moment in which a test kills a run: some chunks are committed, and it is not over. */
final class KillPoint {

    /** A file of the embedded database beyond this size holds several chunks. */
    private static final long BYTES = 4 << 20;

    private KillPoint() {}

    /**
     * Waits for the moment.
     *
     * @param committed how many rows are committed; -1 where only the database's file can be looked at
     */
    static void reach(Path home, Process process, LongSupplier committed) {
        Path file = home.resolve("data/batchwright.mv.db");
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    assertThat(process.isAlive())
                            .as("the run is over before it could be killed")
                            .isTrue();
                    long rows = committed.getAsLong();
                    return rows < 0 ? Files.exists(file) && Files.size(file) > BYTES : rows > 0;
                });
    }
}
