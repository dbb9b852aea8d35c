package io.batchwright.cli;

import java.nio.file.Path;
import java.util.function.LongSupplier;

/** Replays on PostgreSQL. */
class ReplayOnPostgresTest extends ReplayContract {

    @Override
    CliHome home(Path directory) {
        return CliHome.onPostgres(directory);
    }

    @Override
    LongSupplier replayedRecords() {
        return () -> Long.parseLong(current()
                .query("select count(replayed_at) from batchwright_reject")
                .get(0));
    }
}
