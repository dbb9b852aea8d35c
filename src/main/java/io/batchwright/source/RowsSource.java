package io.batchwright.source;

import io.batchwright.record.InputPlan;
import io.batchwright.record.Position;
import io.batchwright.record.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Made-up rows. Its position is the number of rows before it. Immutable and thread-safe. */
final class RowsSource implements RowSource {

    static final String NAME = "rows";

    private final long total;
    private final Map<String, RowsColumnSpec> columns;

    /**
     * @param total how many rows; null for rows without end
     * @param columns how each column is made
     */
    RowsSource(@Nullable Long total, Map<String, RowsColumnSpec> columns) {
        this.total = total == null ? Long.MAX_VALUE : total;
        this.columns = columns;
    }

    @Override
    public InputPlan plan() {
        return new InputPlan(List.of(new InputPlan.Input(NAME, -1, Long.toString(total))));
    }

    @Override
    public PlanComparison compare(InputPlan frozen, InputPlan current) {
        return frozen.equals(current)
                ? new PlanComparison(PlanComparison.Verdict.SAME, "")
                : new PlanComparison(PlanComparison.Verdict.CHANGED, "expected " + frozen + ", found " + current);
    }

    @Override
    public RowReader open(InputPlan plan, @Nullable Position from, Schema schema) {
        return new RowsReader(schema, columns, from == null ? 0 : Long.parseLong(from.value()), total);
    }
}
