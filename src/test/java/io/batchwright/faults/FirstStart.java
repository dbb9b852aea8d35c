package io.batchwright.faults;

import java.time.Duration;
import java.util.Random;

/** The very first start on an empty database, killed before its step; the next one must be able to load. */
final class FirstStart {

    private final Stage stage;
    private final Reference reference;
    private final Random random;

    FirstStart(Stage stage, Reference reference, Random random) {
        this.stage = stage;
        this.reference = reference;
        this.random = random;
    }

    /** Kills in the second half of the start-up, in which the tables are made. */
    void play() throws Exception {
        double before = reference.wall() - reference.step();
        try (Attempt attempt = stage.start()) {
            attempt.killAfter(Duration.ofMillis(Math.round(1000 * before * (0.3 + 0.7 * random.nextDouble()))));
        }
        stage.finish();
        stage.requireSame(reference);
    }
}
