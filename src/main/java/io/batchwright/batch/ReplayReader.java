package io.batchwright.batch;

import io.batchwright.format.Format;
import io.batchwright.record.ChunkEnd;
import io.batchwright.record.Position;
import io.batchwright.record.Reject;
import io.batchwright.sink.RejectPages;
import io.batchwright.sink.ReplayPlan;
import io.batchwright.sink.StoredReject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads rejects as the input of a load: each is one record, below the header of the input that it came from. */
final class ReplayReader implements Chunks {

    private final RejectPages pages;
    private final Format format;
    private final ChunkLimits limits;
    private Position end;
    private long bytes;
    private boolean finished;

    /**
     * @param pages the rejects after the position
     * @param from where the replay goes on, or null for its start
     * @param bytesBefore the bytes of the records before
     */
    ReplayReader(RejectPages pages, @Nullable Position from, long bytesBefore, Format format, ChunkLimits limits) {
        this.pages = pages;
        this.end = ReplayPlan.position(ReplayPlan.id(from));
        this.bytes = bytesBefore;
        this.format = format;
        this.limits = limits;
    }

    @Override
    public @Nullable RawChunk next(Ahead ahead) {
        if (finished) {
            return null;
        }
        List<StoredReject> page = pages.next();
        List<RawChunk.Part> parts = new ArrayList<>();
        List<Reject> rejects = new ArrayList<>();
        for (int from = 0; from < page.size(); ) {
            int to = sameHeader(page, from);
            ReplayedInput input =
                    new ReplayedInput(format, limits, page.get(from).reject());
            page.subList(from, to).forEach(input::add);
            input.finish(parts, rejects);
            from = to;
        }
        page.forEach(this::passed);
        finished = page.isEmpty();
        return new RawChunk(parts, rejects, new ChunkEnd(end, finished, bytes));
    }

    /** Index after the last reject that has the header and the input of the one at {@code from}. */
    private static int sameHeader(List<StoredReject> page, int from) {
        Reject first = page.get(from).reject();
        int to = from + 1;
        while (to < page.size()
                && Arrays.equals(page.get(to).reject().header(), first.header())
                && page.get(to)
                        .reject()
                        .location()
                        .input()
                        .equals(first.location().input())) {
            to++;
        }
        return to;
    }

    private void passed(StoredReject stored) {
        end = ReplayPlan.position(stored.id());
        bytes += stored.reject().raw().length;
    }

    /** A page is what it is. */
    @Override
    public void learn(long read, long selected) {}

    @Override
    public void close() {}
}
