package io.batchwright.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.faults.Stages.Place;
import io.batchwright.faults.Wire.Moment;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;

/** What happens around the end of a load: the last commit is done, and the repository does not know it. */
final class Endings {

    private static final List<String> REPOSITORY = List.of(
            "batch_step_execution_context",
            "batch_job_execution_context",
            "batch_step_execution",
            "batch_job_execution_params",
            "batch_job_execution",
            "batch_job_instance");

    private final Stages stages;
    private final Workload workload;

    Endings(Stages stages, Workload workload) {
        this.stages = stages;
        this.workload = workload;
    }

    /** Killed when the last chunk is committed and the repository says STARTED. */
    void killAfterLastCommit() throws Exception {
        try (Wire wire = stages.wire()) {
            stages.set(wire, workload).finish();
            int last = wire.count(Moment.COMMIT_ANSWERED);
            Stage stage = stages.set(wire, workload);
            try (Attempt attempt = stage.start()) {
                wire.at(Moment.COMMIT_ANSWERED, last, backend -> {
                    attempt.kill();
                    return false;
                });
                wire.awaitAction();
            }
            assertThat(stage.repository().query("SELECT status FROM batch_job_execution"))
                    .containsExactly("STARTED");
            requireAlreadyLoaded(stage);
            stage.requireSame(stages.reference(Place.POSTGRES, workload));
        }
    }

    /** The repository's rows are deleted after success. */
    void emptyRepository(Place place) throws Exception {
        Stage stage = stages.set(place, workload);
        stage.finish();
        for (String table : REPOSITORY) {
            stage.repository().execute("DELETE FROM " + table);
        }
        requireAlreadyLoaded(stage);
        stage.state().requireSame(stages.reference(place, workload).state());
    }

    /** The repository's database is deleted after success; the target is another one. */
    void deleteRepository() throws Exception {
        try (Wire wire = stages.wire()) {
            Stage stage = stages.setApart(wire, workload);
            stage.finish();
            Files.delete(stage.home().resolve("data/batchwright.mv.db"));
            requireAlreadyLoaded(stage);
            requireSameTarget(stage);
        }
    }

    private static void requireAlreadyLoaded(Stage stage) throws Exception {
        assertThat(stage.finish().status()).isEqualTo("ALREADY_LOADED");
    }

    private void requireSameTarget(Stage stage) throws Exception {
        try {
            stage.state().requireSame(stages.reference(Place.POSTGRES, workload).state());
        } catch (SQLException e) {
            throw new AssertionError("the target cannot be read", e);
        }
    }
}
