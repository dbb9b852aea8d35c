package io.batchwright.sink;

import java.util.List;

/**
 * Some rejects of a load, in the order in which they were kept.
 *
 * @param rejects the rejects
 * @param more whether others come behind them
 */
public record RejectPage(List<StoredReject> rejects, boolean more) {

    public RejectPage {
        rejects = List.copyOf(rejects);
    }
}
