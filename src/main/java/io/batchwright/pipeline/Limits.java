package io.batchwright.pipeline;

import io.batchwright.spec.DataSize;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much is committed at once, held at once, and borne. None of it identifies a load.
 *
 * @param commitEvery the most records that one transaction covers, from 1; null for what the sink does best with
 * @param commitInterval the longest time that one transaction gathers records
 * @param commitBytes the most bytes of records that one transaction covers, 1 to 1 GiB
 * @param maxRecordSize the longest record, 1 byte to 1 GiB; longer ones are rejected
 * @param maxRejects how many rejects a run bears
 */
public record Limits(
        @Nullable Long commitEvery,
        Duration commitInterval,
        DataSize commitBytes,
        DataSize maxRecordSize,
        MaxRejects maxRejects) {

    static final String DEFAULT_COMMIT_INTERVAL = "5s";
    static final String DEFAULT_COMMIT_BYTES = "4MiB";
    static final String DEFAULT_MAX_RECORD_SIZE = "1MiB";
    static final String DEFAULT_MAX_REJECTS = "1000";

    private static final DataSize LARGEST = new DataSize(1L << 30);

    public Limits {
        check(commitEvery, commitInterval, commitBytes, maxRecordSize);
    }

    static void check(
            @Nullable Long commitEvery, Duration commitInterval, DataSize commitBytes, DataSize maxRecordSize) {
        if (commitEvery != null && commitEvery < 1) {
            throw new IllegalArgumentException("commit-every: expected at least 1 record, found " + commitEvery);
        }
        if (commitInterval.isZero()) {
            throw new IllegalArgumentException("commit-interval: expected more than no time, found 0");
        }
        requireHoldable("commit-bytes", commitBytes);
        requireHoldable("max-record-size", maxRecordSize);
    }

    private static void requireHoldable(String key, DataSize size) {
        if (size.bytes() < 1 || size.bytes() > LARGEST.bytes()) {
            throw new IllegalArgumentException(key + ": expected 1B to " + LARGEST + ", found " + size);
        }
    }
}
