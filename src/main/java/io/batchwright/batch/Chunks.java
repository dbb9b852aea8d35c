package io.batchwright.batch;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The input of a load, chunk by chunk. Not thread-safe, except for {@link #close()}. */
interface Chunks extends Closeable {

    /**
     * The next chunk, which may hold no records if it is the last.
     *
     * @param begun hears of the chunk's buffers that are whole while the chunk is not yet, in order
     * @return null after the last
     */
    @Nullable
    RawChunk next(Consumer<List<RawChunk.Part>> begun) throws IOException;

    /** The next chunk, for those who want it whole. */
    default @Nullable RawChunk next() throws IOException {
        return next(buffer -> {});
    }

    /**
     * Learns how many records of a chunk are left for the sink.
     *
     * @param read records of a chunk
     * @param selected how many of them go to the sink
     */
    void learn(long read, long selected);
}
