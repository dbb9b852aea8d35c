package io.batchwright.cli;

import java.nio.file.Path;

/** Runs on the embedded H2. */
class RunOnH2Test extends RunContract {

    @Override
    CliHome home(Path directory) {
        return CliHome.onH2(directory);
    }
}
