package io.batchwright.sink;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of rows.
 *
 * @param taken how many the table took; those that are neither taken nor refused were left out on purpose
 * @param refusals the rows that the database refuses, in no particular order
 */
record RowOutcome(int taken, List<Refusal> refusals) {

    static final RowOutcome NOTHING = new RowOutcome(0, List.of());

    RowOutcome {
        refusals = List.copyOf(refusals);
    }

    RowOutcome plus(RowOutcome other) {
        List<Refusal> all = new ArrayList<>(refusals);
        all.addAll(other.refusals);
        return new RowOutcome(taken + other.taken, all);
    }
}
