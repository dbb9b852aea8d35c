package io.batchwright.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.sink.Vendor;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RepositoryPulseTest {

    @ParameterizedTest
    @EnumSource
    void isAnotherWheneverSomethingMoves(Vendor vendor, @TempDir Path directory) throws Exception {
        try (ForeignApplication theirs = new ForeignApplication(vendor, directory)) {
            RepositoryPulse pulse = new RepositoryPulse(theirs.access());
            Set<String> states = new HashSet<>(Set.of(pulse.state()));
            theirs.insert(1, "job", ExecutionStatus.STARTED, "2026-01-01 00:00:00");
            assertThat(states.add(pulse.state())).isTrue();
            assertThat(states.add(pulse.state())).isFalse();
            theirs.database().execute("update THEIRS_JOB_EXECUTION set VERSION = 2");
            assertThat(states.add(pulse.state())).isTrue();
            theirs.database().execute("update THEIRS_JOB_EXECUTION set STATUS = 'COMPLETED', VERSION = 3");
            assertThat(states.add(pulse.state())).isTrue();
        }
    }

    @Test
    void beatsOnWhereStepsTakeTooLong(@TempDir Path directory) throws Exception {
        try (ForeignApplication theirs = new ForeignApplication(Vendor.POSTGRESQL, directory);
                Connection connection = theirs.database().open();
                Statement statement = connection.createStatement()) {
            theirs.insert(1, "job", ExecutionStatus.STARTED, "2026-01-01 00:00:00");
            RepositoryPulse pulse = new RepositoryPulse(new RepositoryAccess(
                    theirs.pool(), ForeignApplication.PREFIX, ZoneOffset.UTC, Duration.ofSeconds(1)));
            connection.setAutoCommit(false);
            statement.execute("lock table THEIRS_STEP_EXECUTION");
            String state = pulse.state();
            theirs.insert(2, "job", ExecutionStatus.STARTED, "2026-01-01 00:00:00");
            assertThat(pulse.state()).isNotEqualTo(state);
            connection.rollback();
        }
    }
}
