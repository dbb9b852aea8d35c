package io.batchwright.cli;

import java.nio.file.Path;
import java.util.List;

/** Runs on PostgreSQL. */
class RunOnPostgresTest extends RunContract {

    @Override
    CliHome home(Path directory) {
        return CliHome.onPostgres(directory);
    }

    @Override
    long committedRows() {
        boolean there =
                current().query("select to_regclass('loaded') is not null").equals(List.of("t"));
        return there
                ? Long.parseLong(current().query("select count(*) from loaded").get(0))
                : 0;
    }
}
