package io.batchwright.cli;

import io.batchwright.batch.BatchContext;
import io.batchwright.monitor.Execution;
import io.batchwright.monitor.RepositoryAccess;
import io.batchwright.monitor.RepositoryReader;
import java.time.Duration;
import java.time.ZoneId;

/** The job repository of the default connection, as the commands about jobs read it. */
final class Repository {

    private static final String TABLE_PREFIX = "BATCH_";

    private Repository() {}

    /** The reader of a context's repository; good while the context is open. */
    static RepositoryReader reader(BatchContext context) {
        return new RepositoryReader(
                new RepositoryAccess(context.repository(), TABLE_PREFIX, ZoneId.systemDefault(), Duration.ZERO));
    }

    /** @throws UserException if there is no such execution */
    static Execution require(RepositoryReader reader, long execution) {
        return reader.execution(execution)
                .orElseThrow(() -> new UserException("no execution " + execution
                        + " in this repository; to see those that there are:  batchwright jobs list"));
    }
}
