package io.batchwright.sink;

import io.batchwright.record.RecordBatch;
import io.batchwright.record.RecordChunk;
import io.batchwright.record.Reject;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.RandomAccess;

/**
 * All rejects of a chunk in the order of the input. Those of the sink are made anew whenever they are asked for, as a chunk that is
 * nothing but refused rows would need several times its memory for them. Valid as long as the chunk is.
 */
final class ChunkRejects extends AbstractList<Reject> implements RandomAccess {

    private final List<Reject> found;
    private final List<Refusal> refusals;
    /** In the order of the input: an index in {@code found}, or the complement of one in {@code refusals}. */
    private final int[] order;

    /** @param refused the rows that the sink refuses, in any order */
    ChunkRejects(RecordChunk chunk, List<Refusal> refused, Comparator<Reject> byPlace) {
        this.found = new ArrayList<>(chunk.rejects());
        this.refusals = new ArrayList<>(refused);
        this.order = new int[found.size() + refusals.size()];
        found.sort(byPlace);
        refusals.sort(byPlace(chunk));
        merge(byPlace);
    }

    private static Comparator<Refusal> byPlace(RecordChunk chunk) {
        IdentityHashMap<RecordBatch, Integer> ordinals = new IdentityHashMap<>();
        chunk.batches().forEach(batch -> ordinals.put(batch, ordinals.size()));
        return Comparator.<Refusal>comparingInt(refusal -> ordinals.getOrDefault(refusal.batch(), 0))
                .thenComparingInt(Refusal::row);
    }

    private void merge(Comparator<Reject> byPlace) {
        int nextFound = 0;
        int nextRefusal = 0;
        for (int i = 0; i < order.length; i++) {
            boolean refused = nextFound == found.size()
                    || (nextRefusal < refusals.size()
                            && byPlace.compare(
                                            found.get(nextFound),
                                            refusals.get(nextRefusal).reject())
                                    > 0);
            order[i] = refused ? ~nextRefusal++ : nextFound++;
        }
    }

    @Override
    public Reject get(int index) {
        int place = order[index];
        return place >= 0 ? found.get(place) : refusals.get(~place).reject();
    }

    @Override
    public int size() {
        return order.length;
    }
}
