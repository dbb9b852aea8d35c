package io.batchwright.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.record.InputPlan;
import io.batchwright.source.PlanComparison.Verdict;
import io.batchwright.source.Reading.Line;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every source promises whose inputs can grow. */
abstract class GrowingSourceContract extends StoredSourceContract {

    /** Adds to the end of the last input. */
    abstract void grow() throws IOException;

    @Test
    void readsAGrownInputToItsFrozenEnd() throws IOException {
        ByteSource source = source();
        InputPlan frozen = source.plan();
        List<Line> all = Reading.lines(source.open(frozen, null), 100);
        try (ByteReader reader = source.open(frozen, null)) {
            reader.nextInput();
            grow();
        }
        PlanComparison comparison = source.compare(frozen, source.plan());
        assertThat(comparison.verdict()).isEqualTo(Verdict.GROWN);
        assertThat(comparison.detail())
                .contains(frozen.inputs().get(frozen.inputs().size() - 1).name(), "grew from");
        assertThat(Reading.lines(source.open(frozen, null), 100)).isEqualTo(all);
        assertThat(Reading.lines(source.open(source.plan(), null), 100)).hasSizeGreaterThan(all.size());
    }
}
