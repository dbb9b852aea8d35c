package io.batchwright.pipeline;

import io.batchwright.spec.DataSize;
import io.batchwright.spec.Problems;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much is committed at once, held at once, and borne. None of it identifies a load.
 *
 * @param commitEvery the most records that one transaction covers, from 1; null for what the sink does best with
 * @param commitInterval the longest time that one transaction gathers records
 * @param commitBytes the most bytes of records that one transaction holds in memory, 1 to 1 GiB
 * @param maxRecordSize the longest record, 1 byte to 1 GiB; longer ones are rejected
 * @param maxRejects how many rejects a run bears
 * @param onReject what happens when a record is rejected
 */
public record Limits(
        @Nullable Long commitEvery,
        Duration commitInterval,
        DataSize commitBytes,
        DataSize maxRecordSize,
        MaxRejects maxRejects,
        OnReject onReject) {

    static final String DEFAULT_COMMIT_INTERVAL = "5s";
    static final String DEFAULT_COMMIT_BYTES = "4MiB";
    static final String DEFAULT_MAX_RECORD_SIZE = "1MiB";
    static final String DEFAULT_MAX_REJECTS = "1000";
    static final String DEFAULT_ON_REJECT = "keep";

    private static final String COMMIT_EVERY = "commit-every";
    private static final String COMMIT_INTERVAL = "commit-interval";
    private static final DataSize LARGEST = new DataSize(1L << 30);

    /** Checks those of the keys of a pipeline file that are there. */
    static void validate(Map<String, Object> keys, Problems problems) {
        if (keys.get(COMMIT_EVERY) instanceof Long records && records < 1) {
            problems.add(COMMIT_EVERY, "expected at least 1 record, found " + records);
        }
        if (keys.get(COMMIT_INTERVAL) instanceof Duration interval && interval.isZero()) {
            problems.add(COMMIT_INTERVAL, "expected more than no time, found 0");
        }
        for (String key : List.of("commit-bytes", "max-record-size")) {
            if (keys.get(key) instanceof DataSize size && (size.bytes() < 1 || size.bytes() > LARGEST.bytes())) {
                problems.add(key, "expected 1B to " + LARGEST + ", found " + size);
            }
        }
    }
}
