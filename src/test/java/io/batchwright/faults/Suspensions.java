package io.batchwright.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.faults.Stages.Place;
import io.batchwright.faults.Wire.Moment;
import java.time.Duration;

/** A run that sleeps (SIGSTOP) until another one has taken over, and then wakes: it must write nothing. */
final class Suspensions {

    private static final String QUICK = "batchwright.heartbeat-timeout: 1s\n";

    private final Stages stages;
    private final Workload workload;

    Suspensions(Stages stages, Workload workload) {
        this.stages = stages;
        this.workload = workload;
    }

    /** Suspends at the how-manieth such moment, from 1. */
    void at(Moment moment, int ordinal) throws Exception {
        try (Wire wire = stages.wire()) {
            Stage stage = stages.set(wire, workload).settings(QUICK);
            try (Attempt sleeper = stage.start()) {
                wire.at(moment, ordinal, backend -> {
                    sleeper.suspend();
                    return true;
                });
                wire.awaitAction();
                takeOver(stage, sleeper);
                LoadedState after = stage.state();
                sleeper.wake();
                int code = sleeper.exitCode(Stage.PATIENCE);
                assertThat(code).as(sleeper.err()).isEqualTo(1);
                // In the middle of its claim it has only lost its connection, for all it knows.
                assertThat(sleeper.err())
                        .containsPattern(moment == Moment.CLAIM ? "batchwright: " : "taken over by|took over")
                        .doesNotContain("\tat ");
                stage.state().requireSame(after);
            }
            stage.requireSame(stages.reference(Place.POSTGRES, workload));
        }
    }

    /** Starts again until the sleeper counts as dead; before, each start is refused. */
    private static void takeOver(Stage stage, Attempt sleeper) throws Exception {
        int code;
        do {
            try (Attempt successor = stage.start()) {
                code = successor.exitCode(Duration.ofSeconds(60));
                assertThat(successor.err()).contains("process " + sleeper.pid()).doesNotContain("\tat ");
            }
        } while (code == 1);
        assertThat(code).isZero();
    }
}
