package io.batchwright.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.batchwright.record.InputPlan;
import io.batchwright.record.Position;
import io.batchwright.source.PlanComparison.Verdict;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What every source promises whose inputs are stored: they can be added, changed and taken away. */
abstract class StoredSourceContract extends SourceContract {

    /** Adds one more input behind the last. */
    abstract void addInput() throws IOException;

    /** Changes the first bytes of the first input, but not its length. */
    abstract void change() throws IOException;

    /** Takes away the last input. */
    abstract void remove() throws IOException;

    @Test
    void findsAnotherInputGrown() throws IOException {
        ByteSource source = source();
        InputPlan frozen = source.plan();
        addInput();
        PlanComparison comparison = source.compare(frozen, source.plan());
        assertThat(comparison.verdict()).isEqualTo(Verdict.GROWN);
        assertThat(comparison.detail()).contains("is new");
    }

    @Test
    void refusesAChangedInput() throws IOException {
        ByteSource source = source();
        InputPlan frozen = source.plan();
        Position middle = Reading.lines(source.open(frozen, null), 100).get(1).after();
        change();
        PlanComparison comparison = source.compare(frozen, source.plan());
        assertThat(comparison.verdict()).isEqualTo(Verdict.CHANGED);
        assertThat(comparison.detail()).contains(frozen.inputs().get(0).name());
        assertThatThrownBy(() -> source.open(frozen, middle))
                .isInstanceOf(SourceException.class)
                .hasMessageContainingAll(frozen.inputs().get(0).name(), "changed", "--rerun");
    }

    @Test
    void refusesAnInputThatIsGone() throws IOException {
        ByteSource source = source();
        InputPlan frozen = source.plan();
        remove();
        String name = frozen.inputs().get(frozen.inputs().size() - 1).name();
        PlanComparison comparison = source.compare(frozen, source.plan());
        assertThat(comparison.verdict()).isEqualTo(Verdict.CHANGED);
        assertThat(comparison.detail()).contains(name, "is gone");
        assertThatThrownBy(() -> source.open(frozen, null))
                .isInstanceOf(SourceException.class)
                .hasMessageContainingAll(name, "gone", "--rerun");
    }
}
