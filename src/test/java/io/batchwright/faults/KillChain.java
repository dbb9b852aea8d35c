package io.batchwright.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.record.Ledger;
import java.util.OptionalLong;
import java.util.Random;

/**
 * One load whose process is killed at random moments, started again after each, and in the end left alone. A kill counts
 * only if the run after it says that it resumes beyond the start.
 */
final class KillChain {

    private final Stage stage;
    private final Reference reference;
    private final Random random;
    private int counted;

    KillChain(Stage stage, Reference reference, Random random) {
        this.stage = stage;
        this.reference = reference;
        this.random = random;
    }

    /**
     * Plays the chain to its end and compares.
     *
     * @param kills how many to try; fewer if the load is over before
     * @return how many count
     */
    int play(int kills) throws Exception {
        boolean over = false;
        for (int i = 0; i < kills && !over; i++) {
            try (Attempt attempt = stage.start()) {
                over = !kill(attempt, kills);
                assertThat(over && attempt.report().isEmpty())
                        .as("a run ended by itself: %s", attempt.err())
                        .isFalse();
                counted += attempt.resumedAfter().isPresent() ? 1 : 0;
            }
        }
        if (!over) {
            last();
        }
        stage.requireSame(reference);
        return counted;
    }

    /** Kills in the step, spread so that the load lasts for all kills; one time in eight before the step. */
    private boolean kill(Attempt attempt, int kills) throws InterruptedException {
        if (random.nextInt(8) == 0) {
            return attempt.killAfter(reference.momentBefore(random));
        }
        return attempt.awaitStep() && attempt.killAfter(reference.momentOfStep(random, 1.5 / (kills + 1)));
    }

    private void last() throws Exception {
        try (Attempt attempt = stage.start()) {
            assertThat(attempt.exitCode(Stage.PATIENCE)).as(attempt.err()).isZero();
            RunReport report = attempt.report().orElseThrow();
            OptionalLong before = attempt.resumedAfter();
            assertThat(report.resumedFrom() != null).isEqualTo(before.isPresent());
            counted += before.isPresent() ? 1 : 0;
            if (!report.status().equals("ALREADY_LOADED")) {
                Ledger whole = report.whole();
                assertThat(report.thisRun().read()).isEqualTo(whole.read() - before.orElse(0));
                Stage.requireWhole(report, whole.minus(report.thisRun()), reference);
            }
        }
    }
}
