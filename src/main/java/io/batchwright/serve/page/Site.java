package io.batchwright.serve.page;

import io.batchwright.monitor.MissingIndex;
import java.util.List;

/**
 * What the server serves.
 *
 * @param own whether it is our own repository, with pipelines, rejects and a schedule
 * @param repository the repository, for people
 * @param missing the indexes that would make its pages quick
 */
public record Site(boolean own, String repository, List<MissingIndex> missing) {

    public Site {
        missing = List.copyOf(missing);
    }
}
