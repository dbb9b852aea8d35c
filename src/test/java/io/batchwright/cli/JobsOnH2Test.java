package io.batchwright.cli;

import java.nio.file.Path;

/** Jobs on the embedded H2. */
class JobsOnH2Test extends JobsContract {

    @Override
    CliHome home(Path directory) {
        return CliHome.onH2(directory);
    }
}
