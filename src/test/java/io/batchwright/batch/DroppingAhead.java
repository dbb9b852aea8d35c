package io.batchwright.batch;

import io.batchwright.record.ChunkEnd;
import io.batchwright.record.Position;
import io.batchwright.record.RecordChunk;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Looks at the records of each buffer, and drops it when it is waited for. */
final class DroppingAhead implements Ahead {

    private final ParseProcessor parser = new ParseProcessor();
    private final Queue<List<RawChunk.Part>> taken = new ArrayDeque<>();
    private final Queue<RawChunk.Part> spare = new ArrayDeque<>();
    private final List<Seen> seen = new ArrayList<>();
    private long records;
    private long bytes;

    /** All records of the buffers taken, in their order. */
    List<Seen> seen() {
        return seen;
    }

    /** A chunk ends; the next one has dropped nothing yet. */
    void chunkEnds() {
        while (await()) {}
        records = 0;
        bytes = 0;
    }

    @Override
    public void begin(List<RawChunk.Part> buffer) {
        RawChunk raw = new RawChunk(buffer, List.of(), new ChunkEnd(new Position("test"), false, 0));
        RecordChunk chunk = parser.process(raw);
        seen.addAll(Seen.in(chunk));
        taken.add(buffer);
    }

    @Override
    public boolean await() {
        List<RawChunk.Part> buffer = taken.poll();
        if (buffer == null) {
            return false;
        }
        RawChunk.Part last = buffer.get(buffer.size() - 1);
        records += RawChunk.records(buffer);
        bytes += last.segment().to();
        spare.add(last);
        return true;
    }

    @Override
    public long droppedRecords() {
        return records;
    }

    @Override
    public long droppedBytes() {
        return bytes;
    }

    @Override
    public RawChunk.@Nullable Part spare() {
        return spare.poll();
    }
}
