package io.batchwright.cli;

import java.nio.file.Path;

class ScheduleOnH2Test extends ScheduleContract {

    @Override
    CliHome home(Path directory) {
        return CliHome.onH2(directory);
    }
}
