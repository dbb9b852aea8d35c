package io.batchwright.batch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the buffers of a chunk while the rest of it is still being read. What filters leave nothing of is dropped at once, and
 * makes room for more of the chunk. For the thread that reads.
 */
@FunctionalInterface
interface Ahead {

    /**
     * Takes a buffer.
     *
     * @param buffer parts that share it; the next one in the order of the input
     */
    void begin(List<RawChunk.Part> buffer);

    /**
     * Waits until it is known of one more of the chunk's buffers what is left of it.
     *
     * @return false if nothing is worth waiting for: it is known of all, one failed, or the thread is interrupted
     */
    default boolean await() {
        return false;
    }

    /** Records of this chunk's buffers that were dropped, as far as is known by now. */
    default long droppedRecords() {
        return 0;
    }

    /** Bytes of this chunk's buffers that were dropped, as far as is known by now. */
    default long droppedBytes() {
        return 0;
    }

    /** The last part of a buffer that was dropped: buffer and parser are whose who asks first. Null if there is none. */
    default RawChunk.@Nullable Part spare() {
        return null;
    }
}
