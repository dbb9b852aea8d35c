package io.batchwright.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.record.Ledger;
import java.util.OptionalLong;
import java.util.Random;

/**
 * The loads of a workload, whose process is killed at random moments, started again after each, and in the end left alone. A kill
 * counts only if the run after it says that it resumes beyond the start.
 */
final class KillChain {

    /** A kill does not count if it comes before the first commit. */
    private static final int MOST_TRIES = 4;

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
     * @param kills how many have to count, in all loads together
     * @return how many count; fewer if the loads are over before
     */
    int play(int kills) throws Exception {
        do {
            int loads = 1 + stage.wavesToCome();
            load((kills - counted + random.nextInt(loads)) / loads);
        } while (stage.grow());
        stage.requireSame(reference);
        return counted;
    }

    private void load(int kills) throws Exception {
        int before = counted;
        boolean over = false;
        int tries = 0;
        // Whether a kill counts, the next run tells; of the last one, that is the run that is left alone.
        while (!over && (tries == 0 || counted - before < kills - 1) && tries < MOST_TRIES * kills) {
            over = !disturb(kills);
            tries++;
        }
        if (!over) {
            last();
        }
    }

    /** @return false if the load was over before */
    private boolean disturb(int kills) throws Exception {
        try (Attempt attempt = stage.start()) {
            boolean killed = kill(attempt, kills);
            assertThat(killed || attempt.report().isPresent())
                    .as("a run ended by itself: %s", attempt.err())
                    .isTrue();
            counted += attempt.resumedAfter().isPresent() ? 1 : 0;
            return killed;
        }
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
            if (report.status().equals("COMPLETED")) {
                Ledger whole = report.whole();
                assertThat(report.thisRun().read()).isEqualTo(whole.read() - before.orElse(0));
                Stage.requireWhole(report, whole.minus(report.thisRun()), reference);
            }
        }
    }
}
