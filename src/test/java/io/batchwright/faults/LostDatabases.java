package io.batchwright.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.batchwright.faults.FaultServer.Stop;
import io.batchwright.faults.Stages.Place;
import io.batchwright.faults.Wire.Moment;
import java.util.Random;

/** Runs that lose PostgreSQL in mid-run. Each must survive by itself, or fail cleanly where it cannot. */
final class LostDatabases {

    private static final String END_SESSIONS = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            + " WHERE datname = current_database() AND application_name LIKE 'batchwright %'";

    private static final String IMPATIENT =
            "batchwright.reconnect-timeout: 2s\nspring.datasource.hikari.connection-timeout: 1000\n";

    private final Stages stages;
    private final Workload workload;
    private final Random random;

    LostDatabases(Stages stages, Workload workload, Random random) {
        this.stages = stages;
        this.workload = workload;
        this.random = random;
    }

    /** The connection is cut at a moment of a random chunk. */
    void cutAt(Moment moment) throws Exception {
        survive(moment, backend -> false);
    }

    /** The server's process is ended by an administrator at a moment of a random chunk. */
    void endSessionAt(Moment moment) throws Exception {
        survive(moment, backend -> {
            stages.server().execute("SELECT pg_terminate_backend(" + backend + ")");
            return true;
        });
    }

    /** The connection is cut at a moment before the step. */
    void cutBeforeStepAt(Moment moment) throws Exception {
        survive(moment, 1, backend -> false);
    }

    private void survive(Moment moment, Wire.Action action) throws Exception {
        survive(moment, someChunk(), action);
    }

    private void survive(Moment moment, int ordinal, Wire.Action action) throws Exception {
        try (Wire wire = stages.wire()) {
            Stage stage = stages.set(wire, workload);
            try (Attempt attempt = stage.start()) {
                wire.at(moment, ordinal, action);
                requireSurvived(stage, attempt);
                wire.awaitAction();
            }
        }
    }

    /** The same with the job repository in another database. */
    void cutApartAt(Moment moment) throws Exception {
        try (Wire wire = stages.wire()) {
            Stage stage = stages.setApart(wire, workload);
            try (Attempt attempt = stage.start()) {
                wire.at(moment, someChunk(), backend -> false);
                requireSurvived(stage, attempt);
                wire.awaitAction();
            }
        }
    }

    private int someChunk() {
        return 1 + random.nextInt(workload.chunks());
    }

    /** All sessions of the run are ended, several times. */
    void endAllSessions(int times) throws Exception {
        Stage stage = stages.set(Place.POSTGRES, workload);
        Reference reference = stages.reference(Place.POSTGRES, workload);
        try (Attempt attempt = stage.start()) {
            assertThat(attempt.awaitStep()).as(attempt.err()).isTrue();
            for (int i = 0; i < times; i++) {
                if (!attempt.endsWithin(reference.momentOfStep(random, 1.0 / times))) {
                    stage.target().execute(END_SESSIONS);
                }
            }
            requireSurvived(stage, attempt);
        }
    }

    /** The server is stopped and started again. */
    void restart(Stop how) throws Exception {
        Stage stage = stages.set(Place.POSTGRES, workload);
        Reference reference = stages.reference(Place.POSTGRES, workload);
        try (Attempt attempt = stage.start()) {
            assertThat(attempt.awaitStep()).as(attempt.err()).isTrue();
            attempt.endsWithin(reference.momentOfStep(random, 0.7));
            stages.server().stop(how);
            stages.server().start();
            requireSurvived(stage, attempt);
        }
    }

    private void requireSurvived(Stage stage, Attempt attempt) throws Exception {
        int code = attempt.exitCode(Stage.PATIENCE);
        assertThat(code).as(attempt.err()).isZero();
        RunReport report = attempt.report().orElseThrow();
        assertThat(report.thisRun()).isEqualTo(report.whole());
        stage.requireSame(stages.reference(Place.POSTGRES, workload));
    }

    /** The server stays away for longer than a run waits; when it is back, the same command goes on. */
    void stayDown() throws Exception {
        try (Wire wire = stages.wire()) {
            Stage stage = stages.set(wire, workload).settings(IMPATIENT);
            try (Attempt attempt = stage.start()) {
                wire.at(Moment.COMMIT_SENT, workload.chunks() / 2, backend -> {
                    stages.server().stop(Stop.FAST);
                    return false;
                });
                wire.awaitAction();
                requireFailed(attempt);
            }
            RunReport resumed = stage.finish();
            assertThat(resumed.resumedFrom()).isNotNull();
            stage.requireSame(stages.reference(Place.POSTGRES, workload));
        }
    }

    /** The run is told to stop while the server is away; when it is back, the same command goes on. */
    void stopWhileDown() throws Exception {
        try (Wire wire = stages.wire()) {
            Stage stage = stages.set(wire, workload);
            try (Attempt attempt = stage.start()) {
                wire.at(Moment.COMMIT_SENT, workload.chunks() / 2, backend -> {
                    stages.server().stop(Stop.FAST);
                    return false;
                });
                wire.awaitAction();
                requireStopped(attempt);
            }
            assertThat(stage.finish().resumedFrom()).isNotNull();
            stage.requireSame(stages.reference(Place.POSTGRES, workload));
        }
    }

    /** Before it is killed for its patience, after 10 seconds. */
    private void requireStopped(Attempt attempt) throws Exception {
        try {
            await().until(() -> attempt.err().contains("trying again for"));
            attempt.terminate();
            assertThat(attempt.exitCode(Stage.PATIENCE)).as(attempt.err()).isEqualTo(3);
            assertThat(attempt.report().orElseThrow().status()).isEqualTo("STOPPED");
        } finally {
            stages.server().start();
        }
    }

    private void requireFailed(Attempt attempt) throws Exception {
        try {
            assertThat(attempt.exitCode(Stage.PATIENCE)).as(attempt.err()).isEqualTo(1);
            assertThat(attempt.err()).contains("batchwright: ").doesNotContain("\tat ");
        } finally {
            stages.server().start();
        }
    }
}
