package io.batchwright.schedule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class SchedulerOnH2Test extends SchedulerContract {

    @Override
    void configure(Path directory) throws IOException {
        Files.createDirectories(directory.resolve("config/pipelines"));
    }

    @Override
    String series() {
        return "SYSTEM_RANGE(1, 1200)";
    }
}
