package io.batchwright.cli;

import java.nio.file.Path;
import java.util.function.LongSupplier;

/** Replays on the embedded H2. */
class ReplayOnH2Test extends ReplayContract {

    @Override
    CliHome home(Path directory) {
        return CliHome.onH2(directory);
    }

    @Override
    LongSupplier replayedRecords() {
        return () -> -1; // the file belongs to the process that replays
    }
}
