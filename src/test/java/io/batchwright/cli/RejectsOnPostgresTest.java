package io.batchwright.cli;

import java.nio.file.Path;

/** Rejects on PostgreSQL. */
class RejectsOnPostgresTest extends RejectsContract {

    @Override
    CliHome home(Path directory) {
        return CliHome.onPostgres(directory);
    }
}
