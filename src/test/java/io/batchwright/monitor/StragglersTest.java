package io.batchwright.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StragglersTest {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = BEGIN.plusSeconds(100);

    private final List<StepRun> steps = new ArrayList<>();

    /** @param seconds how long it ran, or null if it runs */
    private void step(String name, @Nullable Integer seconds) {
        steps.add(new StepRun(
                steps.size(),
                name,
                seconds == null ? ExecutionStatus.STARTED : ExecutionStatus.COMPLETED,
                "",
                null,
                BEGIN,
                seconds == null ? null : BEGIN.plusSeconds(seconds),
                BEGIN,
                Counts.NONE,
                1,
                0));
    }

    @Test
    void arePartitionsThatTakeMoreThanTwiceTheMedian() {
        step("load", null);
        step("load:a", 20);
        step("load:b", 22);
        step("load:c", 30);
        step("load:d", 44);
        step("load:e", 50);
        step("load:f", null);
        assertThat(Stragglers.among(steps, NOW)).containsExactly(6L);
        // The median falls from 30 to 22: of an even number, the lower one.
        steps.remove(3);
        assertThat(Stragglers.among(steps, NOW)).containsExactlyInAnyOrder(5L, 6L);
    }

    @Test
    void areNotSoughtBeforeThreeAreComplete() {
        step("load:a", 1);
        step("load:b", 1);
        step("load:c", null);
        assertThat(Stragglers.among(steps, NOW)).isEmpty();
        step("load:d", 1);
        assertThat(Stragglers.among(steps, NOW)).containsExactly(2L);
    }

    @Test
    void areAtLeastTenSecondsBehind() {
        step("load:a", 1);
        step("load:b", 1);
        step("load:c", 1);
        step("load:d", 10);
        step("load:e", 11);
        assertThat(Stragglers.among(steps, NOW)).containsExactly(4L);
    }

    @Test
    void areComparedWithSiblingsOnly() {
        step("load:a", 1);
        step("load:b", 1);
        step("check:a", 1);
        step("check:b", 60);
        step("alone", 90);
        assertThat(Stragglers.among(steps, NOW)).isEmpty();
    }
}
