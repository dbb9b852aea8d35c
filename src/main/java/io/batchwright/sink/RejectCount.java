package io.batchwright.sink;

/**
 * How many rejects there are.
 *
 * @param total all of them
 * @param replayed those that a replay has loaded or filtered
 * @param cut those of the others whose record was cut, so that it can not be replayed
 */
public record RejectCount(long total, long replayed, long cut) {

    /** Those that can be replayed. */
    public long replayable() {
        return total - replayed - cut;
    }
}
