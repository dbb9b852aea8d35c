package io.batchwright.cli;

import java.nio.file.Path;

class JdbcSourceOnH2Test extends JdbcSourceRunContract {

    @Override
    CliHome home(Path directory) {
        return CliHome.onH2(directory);
    }
}
