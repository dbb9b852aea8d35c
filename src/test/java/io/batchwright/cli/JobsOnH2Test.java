package io.batchwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Jobs on the embedded H2. */
class JobsOnH2Test extends JobsContract {

    @Override
    CliHome home(Path directory) {
        return CliHome.onH2(directory);
    }

    @Test
    void aRunInTheEmbeddedDatabaseIsStoppedBySignals() {
        current().run("run", "metrics");
        current().execute("update batch_job_execution set end_time = null, status = 'STARTED'");
        CliHome.Result stop = current().run("jobs", "stop", "metrics");
        assertThat(stop.exit()).isEqualTo(ExitCodes.FAILED);
        assertThat(stop.err())
                .contains("the embedded database belongs to one process")
                .contains("SIGTERM");
    }
}
