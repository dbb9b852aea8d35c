package io.batchwright.source;

import io.batchwright.bytes.Bytes;
import io.batchwright.bytes.Sha256;
import io.batchwright.record.InputPlan;
import io.batchwright.source.page.Page;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Leaves the records out of pages that were read by earlier loads, and moves the watermark on as the others are consumed. Not
 * thread-safe.
 */
final class NewRecords {

    private static final int HASH_DIGITS = 32;

    private final SinceSpec since;
    private final CursorField field;
    private final Watermark start;
    private final Set<String> seen;
    private final WatermarkTracker tracker;
    private final Queue<Mark> ahead = new ArrayDeque<>();
    private InputPlan plan;
    private boolean changed;

    /** What the watermark needs of a record. */
    private record Mark(CursorValue value, String hash) {}

    /**
     * @param plan begins at its input's watermark
     * @param now how far it was read since
     */
    NewRecords(SinceSpec since, InputPlan plan, Watermark start, Watermark now) {
        this.since = since;
        this.field = new CursorField(since.field());
        this.plan = plan;
        this.start = start;
        this.seen = new HashSet<>(start.seen());
        this.tracker = new WatermarkTracker(now, since.inclusive());
    }

    /**
     * A page without the records that earlier loads have read.
     *
     * @throws SourceException if a record has no value, or one that was not asked for
     */
    Page of(Page page) {
        byte[] lines = page.lines();
        Bytes kept = new Bytes(lines.length);
        int records = 0;
        int from = 0;
        for (int i = 0; i < page.records(); i++) {
            int to = from;
            while (lines[to] != '\n') {
                to++;
            }
            CursorValue value = required(page, i, field.in(lines, from, to));
            String hash = new Sha256().add(lines, from, to).hex().substring(0, HASH_DIGITS);
            if (!seen.contains(hash)) {
                kept.append(lines, from, to + 1);
                ahead.add(new Mark(value, hash));
                records++;
            }
            from = to + 1;
        }
        return new Page(page.place(), Arrays.copyOf(kept.array(), kept.length()), records, page.total(), page.next());
    }

    private CursorValue required(Page page, int index, @Nullable CursorValue value) {
        String record = "record " + (index + 1) + " of page " + page.place().ordinal();
        if (value == null) {
            throw new SourceException("source.since.field: expected a single value at '" + since.field()
                    + "' in every record, found none in " + record
                    + "; without it nobody can tell whether the record is new");
        }
        CursorValue asked = start.greatest();
        String below = start.below();
        if (asked != null && below != null && value.compare(new CursorValue(below, asked.isNumber())) < 0) {
            throw new SourceException("source.since.param: expected records from " + since.param() + "=" + below
                    + " on, found " + value.text() + " in " + record + "; does the API know this parameter?");
        }
        return value;
    }

    /** Tells that so many of the records have been consumed. */
    void consumed(int records) {
        for (int i = 0; i < records; i++) {
            Mark mark = ahead.remove();
            tracker.add(mark.value(), mark.hash());
            changed = true;
        }
    }

    /** Tells that so many of the records had been consumed before the load went on. */
    void passOver(int records) {
        for (int i = 0; i < records; i++) {
            ahead.remove();
        }
    }

    /** The plan, if it has changed since the last call; else null. */
    @Nullable
    InputPlan changedPlan() {
        if (!changed) {
            return null;
        }
        changed = false;
        plan = plan.knowing(plan.inputs().get(0).from(tracker.watermark().text(), 0));
        return plan;
    }
}
