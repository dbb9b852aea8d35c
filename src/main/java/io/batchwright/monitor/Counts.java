package io.batchwright.monitor;

/**
 * What a repository's steps have counted: records in the jobs of Batchwright, items in those of others.
 *
 * @param read read
 * @param written written
 * @param filtered filtered; in the jobs of Batchwright, those that the sink ignored too
 * @param rejected skipped while reading, processing or writing
 */
public record Counts(long read, long written, long filtered, long rejected) {

    /** Nothing was counted. */
    public static final Counts NONE = new Counts(0, 0, 0, 0);

    /** It is not known what was counted, as the repository does not tell in time. */
    public static final Counts UNKNOWN = new Counts(-1, -1, -1, -1);

    /** Whether the figures are known; if not, all of them are -1. */
    public boolean isKnown() {
        return read >= 0;
    }

    /** Adds what partitions have counted, unless it is summed up already, as a partitioned step does when it ends. */
    Counts withPartitions(Counts partitions) {
        return read >= partitions.read
                ? this
                : new Counts(
                        read + partitions.read,
                        written + partitions.written,
                        filtered + partitions.filtered,
                        rejected + partitions.rejected);
    }
}
