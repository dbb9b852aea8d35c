package io.batchwright.sink;

import java.util.ArrayList;
import java.util.List;

/**
 * Those of selected rejects whose ids are in a range, which the primary key finds without looking at other loads.
 *
 * @param after the id that they come after
 * @param last the id that they end with
 */
record RejectRange(RejectSelection selection, long after, long last) {

    /** The order in which they were kept, load by load. */
    static final String ORDER = " ORDER BY id";

    /** The rejects of a selection, wherever they are. */
    static RejectRange all(RejectSelection selection) {
        return new RejectRange(selection, 0, Long.MAX_VALUE);
    }

    /** The part of this range that comes after an id and ends with another. */
    RejectRange within(long newAfter, long newLast) {
        return new RejectRange(selection, Math.max(after, newAfter), Math.min(last, newLast));
    }

    /** The smallest range with this one and another in it. */
    RejectRange around(RejectRange other) {
        return new RejectRange(selection, Math.min(after, other.after), Math.max(last, other.last));
    }

    /** The condition on rows of {@code batchwright_reject}; {@code parameters} has the values of its question marks. */
    String condition() {
        return selection.condition() + " AND id > ? AND id <= ?";
    }

    /** The values for the condition, then {@code more}. */
    List<Object> parameters(Object... more) {
        List<Object> values = new ArrayList<>(selection.parameters(after, last));
        values.addAll(List.of(more));
        return values;
    }
}
