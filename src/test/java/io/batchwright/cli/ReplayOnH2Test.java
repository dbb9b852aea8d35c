package io.batchwright.cli;

import java.nio.file.Path;
import java.util.function.LongSupplier;

/** Replays on the embedded H2. */
class ReplayOnH2Test extends ReplayContract {

    /** The database's file has grown by several chunks of a replay. */
    private static final long GROWTH = 1 << 20;

    @Override
    CliHome home(Path directory) {
        return CliHome.onH2(directory);
    }

    @Override
    LongSupplier replayedRecords() {
        Path file = current().directory().resolve("data/batchwright.mv.db");
        long before = file.toFile().length();
        return () -> file.toFile().length() - before > GROWTH ? 1 : 0;
    }
}
