package io.batchwright.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.batchwright.sink.Vendor;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/** What is done to the executions of another application, by its repository alone. */
class ForeignOperationsTest {

    private static final String VERSIONS =
            "select JOB_EXECUTION_ID, STATUS, VERSION from THEIRS_JOB_EXECUTION order by 1";

    private static ForeignOperations operations(ForeignApplication theirs) {
        return new ForeignOperations(theirs.access(), Clock.systemUTC());
    }

    /** Tries an operation on an execution of every status; returns the statuses where it was done. */
    private static Set<ExecutionStatus> allowed(
            Vendor vendor, Path directory, ExecutionStatus then, BiConsumer<ForeignOperations, Long> operation)
            throws Exception {
        try (ForeignApplication theirs = new ForeignApplication(vendor, directory)) {
            List<ExecutionStatus> done = new ArrayList<>();
            long id = 0;
            for (ExecutionStatus status : ExecutionStatus.values()) {
                id++;
                theirs.insert(id, "job", status, "2026-01-01 00:00:00");
                List<?> before = theirs.database().query(VERSIONS);
                try {
                    operation.accept(operations(theirs), id);
                    done.add(status);
                    Execution changed = theirs.reader().execution(id).orElseThrow();
                    assertThat(changed.status()).isEqualTo(then);
                    assertThat(theirs.database()
                                    .query(VERSIONS)
                                    .get((int) id - 1)
                                    .get(2))
                            .isEqualTo(2L);
                } catch (StatusConflictException e) {
                    assertThat(e).hasMessageStartingWith("execution " + id + " of 'job' is " + status + ": ");
                    assertThat(theirs.database().query(VERSIONS)).isEqualTo(before);
                }
            }
            assertThatThrownBy(() -> operation.accept(operations(theirs), 99L))
                    .isInstanceOf(StatusConflictException.class)
                    .hasMessage("there is no execution 99 in this repository");
            return Set.copyOf(done);
        }
    }

    @ParameterizedTest
    @EnumSource
    void stopsWhatRuns(Vendor vendor, @TempDir Path directory) throws Exception {
        assertThat(allowed(vendor, directory, ExecutionStatus.STOPPING, ForeignOperations::stop))
                .containsExactlyInAnyOrder(ExecutionStatus.STARTING, ExecutionStatus.STARTED);
    }

    @ParameterizedTest
    @EnumSource
    void abandonsWhatEndedEarly(Vendor vendor, @TempDir Path directory) throws Exception {
        assertThat(allowed(vendor, directory, ExecutionStatus.ABANDONED, ForeignOperations::abandon))
                .containsExactlyInAnyOrder(ExecutionStatus.STOPPED, ExecutionStatus.FAILED);
    }

    @ParameterizedTest
    @EnumSource
    void recoversWhatSeemsToRun(Vendor vendor, @TempDir Path directory) throws Exception {
        assertThat(allowed(
                        vendor,
                        directory,
                        ExecutionStatus.FAILED,
                        (operations, execution) -> operations.recover(execution, "gone")))
                .containsExactlyInAnyOrder(
                        ExecutionStatus.STARTING,
                        ExecutionStatus.STARTED,
                        ExecutionStatus.STOPPING,
                        ExecutionStatus.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource
    void abandonsTheNewestOfAnInstanceOnly(Vendor vendor, @TempDir Path directory) throws Exception {
        try (ForeignApplication theirs = new ForeignApplication(vendor, directory)) {
            theirs.insert(1, "job", ExecutionStatus.FAILED, "2026-01-01 00:00:00");
            theirs.insertRestart(2, 1, ExecutionStatus.FAILED, "2026-01-01 00:00:00");
            assertThatThrownBy(() -> operations(theirs).abandon(1))
                    .isInstanceOf(StatusConflictException.class)
                    .hasMessageContaining("newest execution");
            operations(theirs).abandon(2);
            assertThat(theirs.reader().execution(2).orElseThrow().status()).isEqualTo(ExecutionStatus.ABANDONED);
        }
    }

    /** Spring Batch restarts what was recovered; of its steps, those that were complete stay so. */
    @ParameterizedTest
    @EnumSource
    void recoversSoThatTheApplicationCanRestart(Vendor vendor, @TempDir Path directory) throws Exception {
        try (ForeignApplication theirs = new ForeignApplication(vendor, directory)) {
            JobParameters none = new JobParameters();
            JobInstance instance = theirs.repository().createJobInstance("copy", none);
            JobExecution killed = theirs.repository().createJobExecution(instance, none, new ExecutionContext());
            step(theirs, killed, "first", BatchStatus.COMPLETED);
            step(theirs, killed, "copying", BatchStatus.STARTED);
            killed.setStatus(BatchStatus.STARTED);
            theirs.repository().update(killed);
            assertThatThrownBy(() -> theirs.run("copy", theirs.copying("copying", 1, 2), none))
                    .isNotNull();

            operations(theirs).recover(killed.getId(), "its host is gone");

            ExecutionDetails details = theirs.reader().details(killed.getId()).orElseThrow();
            assertThat(Objects.requireNonNull(details.execution().failure()).cause())
                    .isEqualTo("its host is gone");
            assertThat(details.execution().ended()).isNotNull();
            assertThat(details.steps())
                    .extracting(StepRun::status)
                    .containsExactly(ExecutionStatus.COMPLETED, ExecutionStatus.FAILED);
            JobExecution restarted = theirs.run("copy", theirs.copying("copying", 1, 2), none);
            assertThat(restarted.getStatus()).isEqualTo(BatchStatus.COMPLETED);
            assertThat(theirs.reader().details(killed.getId()).orElseThrow().later())
                    .isEqualTo(restarted.getId());
            assertThat(theirs.reader().details(restarted.getId()).orElseThrow().earlier())
                    .isEqualTo(killed.getId());
        }
    }

    /** As where its database was away when the step ended, and back when the job did. */
    @ParameterizedTest
    @EnumSource
    void recoversTheStepOfAnExecutionThatHasEnded(Vendor vendor, @TempDir Path directory) throws Exception {
        try (ForeignApplication theirs = new ForeignApplication(vendor, directory)) {
            JobParameters none = new JobParameters();
            JobInstance instance = theirs.repository().createJobInstance("copy", none);
            JobExecution ended = theirs.repository().createJobExecution(instance, none, new ExecutionContext());
            step(theirs, ended, "copying", BatchStatus.STARTED);
            ended.setStatus(BatchStatus.FAILED);
            ended.setEndTime(LocalDateTime.of(2026, 1, 31, 12, 0));
            theirs.repository().update(ended);
            assertThat(theirs.reader().open()).containsExactly(ended.getId());

            operations(theirs).recover(ended.getId(), "its host is gone");

            assertThat(theirs.reader().open()).isEmpty();
            ExecutionDetails details = theirs.reader().details(ended.getId()).orElseThrow();
            assertThat(details.execution().failure()).isNull();
            assertThat(details.steps()).extracting(StepRun::status).containsExactly(ExecutionStatus.FAILED);
            assertThat(theirs.run("copy", theirs.copying("copying", 1, 2), none).getStatus())
                    .isEqualTo(BatchStatus.COMPLETED);
            assertThatThrownBy(() -> operations(theirs).recover(ended.getId(), "its host is gone"))
                    .isInstanceOf(StatusConflictException.class)
                    .hasMessageContaining("nothing to recover");
        }
    }

    private static void step(ForeignApplication theirs, JobExecution execution, String name, BatchStatus status) {
        StepExecution step = theirs.repository().createStepExecution(name, execution);
        step.setStatus(status);
        theirs.repository().update(step);
    }
}
