package io.batchwright.monitor;

import org.jspecify.annotations.Nullable;

/**
 * An execution at one moment while it ran; its counts are those of this execution until then.
 *
 * @param seconds since its step began
 * @param read records read
 * @param written records written
 * @param rejected records rejected
 * @param bytes bytes of stored input accounted for
 * @param heap bytes of the Java heap in use, garbage included
 * @param resident bytes of the process in memory; null where the system did not tell
 */
public record RunSample(
        long seconds,
        long read,
        long written,
        long rejected,
        long bytes,
        long heap,
        @Nullable Long resident) {}
