package io.batchwright.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailureTest {

    private static String cause(String exitMessage) {
        return Objects.requireNonNull(Failure.of(ExecutionStatus.FAILED, "FAILED", exitMessage))
                .cause();
    }

    @Test
    void takesTheInnermostCauseOfATrace() {
        assertThat(cause("""
                org.springframework.batch.core.step.FatalStepExecutionException: Unable to process chunk
                \tat org.springframework.batch.core.step.item.ChunkOrientedStep.doExecute(ChunkOrientedStep.java:1)
                Caused by: java.lang.IllegalStateException: no answer
                \tat a.B.c(B.java:2)
                \t... 20 more
                Caused by: java.io.IOException: Connection reset
                \tat java.base/d.E.f(E.java:3)
                """)).isEqualTo("IOException: Connection reset");
    }

    @Test
    void takesTheFirstLineWhereATraceIsCutBeforeItsCause() {
        assertThat(cause("com.example.LoadException: disk full\n\tat com.example.L"))
                .isEqualTo("LoadException: disk full");
        assertThat(cause("com.example.LoadException\n\tat com.example.L")).isEqualTo("LoadException");
    }

    @Test
    void joinsAMessageOfSeveralLines() {
        assertThat(cause("x.SqlException: bad\n  Position: 7\n\tat y.Z.a(Z.java:1)"))
                .isEqualTo("SqlException: bad Position: 7");
    }

    @Test
    void takesWhatBatchwrightPutsFirst() {
        String text = "the input is gone\nThrown as: java.io.IOException: x\n\tat a.B.c(B.java:2)\nWrapped by: q.R: s";
        assertThat(cause(text)).isEqualTo("the input is gone");
    }

    @Test
    void leavesTextThatIsNoTrace() {
        assertThat(cause("node.js is no Java")).isEqualTo("node.js is no Java");
    }

    @Test
    void oneThatFailedKeepsItWhenItIsAbandoned() {
        assertThat(Failure.of(ExecutionStatus.ABANDONED, "FAILED", "no disk")).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"STARTED", "STOPPED", "COMPLETED", "ABANDONED"})
    void onlyFailuresHaveOne(ExecutionStatus status) {
        assertThat(Failure.of(status, "STOPPED", "org.springframework.batch.core.job.JobInterruptedException"))
                .isNull();
        assertThat(Failure.of(ExecutionStatus.FAILED, "FAILED", " ")).isNull();
        assertThat(Failure.of(ExecutionStatus.FAILED, "FAILED", null)).isNull();
    }
}
