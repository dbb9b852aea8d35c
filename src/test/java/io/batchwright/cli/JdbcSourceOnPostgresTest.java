package io.batchwright.cli;

import java.nio.file.Path;

class JdbcSourceOnPostgresTest extends JdbcSourceRunContract {

    @Override
    CliHome home(Path directory) {
        return CliHome.onPostgres(directory);
    }
}
