package io.batchwright.cli;

import java.nio.file.Path;

class JdbcNewsOnPostgresTest extends JdbcNewsContract {

    @Override
    CliHome home(Path directory) {
        return CliHome.onPostgres(directory);
    }
}
