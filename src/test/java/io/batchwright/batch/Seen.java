package io.batchwright.batch;

import io.batchwright.record.Location;
import io.batchwright.record.RecordBatch;
import io.batchwright.record.RecordChunk;
import io.batchwright.record.Reject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record as it came out of a chunk.
 *
 * @param location where it stands
 * @param text its bytes, without its line end
 * @param reason why it was rejected, or null
 * @param truncated whether the text was cut
 */
record Seen(Location location, String text, @Nullable String reason, boolean truncated) {

    private static final Comparator<Seen> IN_ORDER = Comparator.comparing(
                    (Seen seen) -> seen.location().input())
            .thenComparingLong(seen -> seen.location().offset());

    /** All records of a chunk, rejected ones included, in the order of the input. */
    static List<Seen> in(RecordChunk chunk) {
        List<Seen> all = new ArrayList<>();
        chunk.rejects().forEach(reject -> all.add(of(reject)));
        for (RecordBatch batch : chunk.batches()) {
            for (int i = 0; i < batch.selected(); i++) {
                all.add(of(batch, batch.selection()[i]));
            }
        }
        all.sort(IN_ORDER);
        return all;
    }

    private static Seen of(Reject reject) {
        String text = new String(reject.raw(), StandardCharsets.UTF_8);
        return new Seen(reject.location(), text, reject.reason(), reject.truncated());
    }

    private static Seen of(RecordBatch batch, int row) {
        String text = batch.bytes().text(batch.rowStart(row), batch.rowEnd(row));
        return new Seen(batch.location(row), text, null, false);
    }

    /** {@code input:line@offset text}, with {@code !} and the reason before the text of a reject, and … if it was cut. */
    @Override
    public String toString() {
        return location + "@" + location.offset() + (reason == null ? " " : " ! " + reason + ": ") + text
                + (truncated ? "…" : "");
    }
}
