package io.batchwright.monitor;

import java.util.List;

/**
 * What a repository is.
 *
 * @param version whose schema it has
 * @param missing the indexes that it lacks
 */
public record RepositoryReport(RepositoryVersion version, List<MissingIndex> missing) {

    public RepositoryReport {
        missing = List.copyOf(missing);
    }
}
