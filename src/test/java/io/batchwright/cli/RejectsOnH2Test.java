package io.batchwright.cli;

import java.nio.file.Path;

/** Rejects on the embedded H2. */
class RejectsOnH2Test extends RejectsContract {

    @Override
    CliHome home(Path directory) {
        return CliHome.onH2(directory);
    }
}
