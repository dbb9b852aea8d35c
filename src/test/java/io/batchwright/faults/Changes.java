package io.batchwright.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.faults.Stages.Place;
import io.batchwright.faults.Wire.Moment;

/** Somebody changes the database between two chunks: the run fails clearly, and goes on once that is mended. */
final class Changes {

    private final Stages stages;
    private final Workload workload;

    Changes(Stages stages, Workload workload) {
        this.stages = stages;
        this.workload = workload;
    }

    /**
     * Breaks and mends.
     *
     * @param breaking statements that do the damage
     * @param mending statements that take it back
     * @param told what the message must hold
     */
    void between(String breaking, String mending, String told) throws Exception {
        try (Wire wire = stages.wire()) {
            Stage stage = stages.set(wire, workload);
            try (Attempt attempt = stage.start()) {
                wire.at(Moment.COMMIT_ANSWERED, 5, backend -> {
                    stage.target().execute(breaking);
                    return true;
                });
                wire.awaitAction();
                int code = attempt.exitCode(Stage.PATIENCE);
                assertThat(code).as(attempt.err()).isEqualTo(1);
                assertThat(attempt.err()).contains(told).doesNotContain("\tat ");
            }
            stage.target().execute(mending);
            requireNothingHalf(stage);
            assertThat(stage.finish().resumedFrom()).isNotNull();
            stage.requireSame(stages.reference(Place.POSTGRES, workload));
        }
    }

    /** Rows and rejects are those that the checkpoint accounts for. */
    private static void requireNothingHalf(Stage stage) throws Exception {
        LoadedState state = stage.state();
        String[] ledger = state.checkpoints().get(0).split("\\|", -1);
        assertThat(state.rows()).hasSize(Integer.parseInt(ledger[1])).isNotEmpty();
        assertThat(state.rejects()).hasSize(Integer.parseInt(ledger[3]));
        assertThat(ledger[5]).isEqualTo("false");
    }
}
