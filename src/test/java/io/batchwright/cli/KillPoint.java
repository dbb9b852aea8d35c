package io.batchwright.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;

/** The moment in which a test kills a run: some chunks are committed, and it is not over. */
final class KillPoint {

    /** A file of the embedded database that has grown by so much, or was seen changed so often, holds several more chunks. */
    private static final long GROWTH = 1 << 20;

    private static final int CHANGES = 40;

    private KillPoint() {}

    /**
     * Waits for the moment.
     *
     * @param committed how many rows are committed; -1 where only the database's file can be looked at
     */
    static void reach(Path home, Process process, LongSupplier committed) {
        Path file = home.resolve("data/batchwright.mv.db");
        long before = file.toFile().length();
        Set<Long> changes = new HashSet<>();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    assertThat(process.isAlive())
                            .as("the run is over before it could be killed: %s", log(home))
                            .isTrue();
                    long rows = committed.getAsLong();
                    return rows < 0 ? hasGrown(file, before, changes) : rows > 0;
                });
    }

    private static String log(Path home) {
        try {
            return Files.readString(home.resolve("process.log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static boolean hasGrown(Path file, long before, Set<Long> changes) {
        changes.add(file.toFile().lastModified());
        return file.toFile().length() > before + GROWTH || changes.size() > CHANGES;
    }
}
