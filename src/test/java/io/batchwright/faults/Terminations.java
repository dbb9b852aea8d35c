package io.batchwright.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.record.Ledger;
import java.time.Duration;
import java.util.Random;

/** One load whose process is told to stop again and again (SIGTERM), until it is done. */
final class Terminations {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int STOPPED = 3;

    private final Stage stage;
    private final Reference reference;
    private final Random random;
    private Ledger sum = Ledger.EMPTY;

    Terminations(Stage stage, Reference reference, Random random) {
        this.stage = stage;
        this.reference = reference;
        this.random = random;
    }

    /**
     * Plays the storm to its end and compares.
     *
     * @param most how many times to stop it
     * @return how many times it stopped on request
     */
    int play(int most) throws Exception {
        int stopped = 0;
        int code = STOPPED;
        while (code == STOPPED) {
            code = stop(stopped < most ? 2.0 / (most + 1) : 1);
            stopped += code == STOPPED ? 1 : 0;
        }
        assertThat(code).isZero();
        assertThat(LoadedState.complete(sum))
                .isEqualTo(reference.state().checkpoints().get(0));
        stage.requireSame(reference);
        return stopped;
    }

    private int stop(double share) throws Exception {
        try (Attempt attempt = stage.start()) {
            boolean ended = !attempt.awaitStep()
                    || (share == 1 && attempt.endsWithin(Stage.PATIENCE))
                    || attempt.endsWithin(reference.momentOfStep(random, share));
            attempt.terminate();
            int code = attempt.exitCode(PATIENCE);
            assertThat(code).as(attempt.err()).isIn(ended ? new Integer[] {0} : new Integer[] {0, STOPPED});
            RunReport report = attempt.report().orElseThrow();
            assertThat(report.status()).isEqualTo(code == STOPPED ? "STOPPED" : "COMPLETED");
            assertThat(attempt.resumedAfter().orElse(0)).isEqualTo(sum.read());
            sum = sum.plus(report.thisRun());
            assertThat(sum).isEqualTo(report.whole());
            requireCommitted(report);
            return code;
        }
    }

    /** What the run says that it has loaded is in the table. */
    private void requireCommitted(RunReport report) throws Exception {
        LoadedState state = stage.state();
        assertThat(state.rows()).hasSize((int) report.whole().written());
        assertThat(state.rejects()).hasSize((int) report.whole().rejected());
    }
}
