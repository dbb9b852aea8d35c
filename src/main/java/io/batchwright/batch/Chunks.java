package io.batchwright.batch;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The input of a load, chunk by chunk. Not thread-safe, except for {@link #close()}. */
interface Chunks extends Closeable {

    /**
     * The next chunk, which may hold no records if it is the last.
     *
     * @param ahead takes the buffers of the chunk that are whole while the chunk is not yet
     * @return the rest of the chunk, or null after the last
     */
    @Nullable
    RawChunk next(Ahead ahead) throws IOException;

    /** The next chunk, for those who want it whole. */
    default @Nullable RawChunk next() throws IOException {
        List<RawChunk.Part> taken = new ArrayList<>();
        RawChunk rest = next(taken::addAll);
        return rest == null ? null : rest.after(taken);
    }

    /**
     * Learns how many records of a chunk are left for the sink.
     *
     * @param read records of a chunk
     * @param selected how many of them go to the sink
     */
    void learn(long read, long selected);
}
