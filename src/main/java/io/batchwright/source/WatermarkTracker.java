package io.batchwright.source;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Moves a watermark on from record to record. Not thread-safe. */
final class WatermarkTracker {

    /** How many records with the same value are told apart. */
    private static final int MOST_SEEN = 10_000;

    private final String field;
    private final boolean inclusive;
    private @Nullable String below;
    private @Nullable CursorValue greatest;
    private final Set<String> seen;
    private boolean inOrder;

    /** @param inclusive whether the API also gives records of the value that it is asked for */
    WatermarkTracker(Watermark from, boolean inclusive) {
        this.field = from.field();
        this.inclusive = inclusive;
        this.below = from.below();
        this.greatest = from.greatest();
        this.seen = new LinkedHashSet<>(from.seen());
        this.inOrder = from.inOrder();
    }

    /**
     * Adds a record.
     *
     * @param hash tells it from others of the same value
     */
    void add(CursorValue value, String hash) {
        CursorValue before = greatest;
        int order = before == null ? 1 : value.compare(before);
        if (order > 0) {
            below = before == null ? below : before.text();
            greatest = value;
            seen.clear();
        }
        inOrder &= order >= 0;
        if (order >= 0) {
            see(value, hash);
        }
    }

    private void see(CursorValue value, String hash) {
        if (seen.size() <= MOST_SEEN) {
            seen.add(hash);
        }
        if (seen.size() > MOST_SEEN && inclusive) {
            throw new SourceException(
                    "more than " + MOST_SEEN + " records have the value " + value.text() + " in '" + field
                            + "': the next run could not tell which of them are loaded; choose a field that is finer, or set"
                            + " since.inclusive to false if the API gives only greater ones");
        }
        if (seen.size() > MOST_SEEN) {
            inOrder = false;
        }
    }

    /** The watermark as it is now. */
    Watermark watermark() {
        boolean whole = seen.size() <= MOST_SEEN;
        return new Watermark(field, below, greatest, whole ? new ArrayList<>(seen) : new ArrayList<>(), inOrder);
    }
}
