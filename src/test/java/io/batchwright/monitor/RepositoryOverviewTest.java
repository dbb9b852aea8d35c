package io.batchwright.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.batchwright.sink.Vendor;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A repository as a whole: its jobs, how they stand, and what ran when. */
class RepositoryOverviewTest {

    private static Instant at(int hour, int minute) {
        return LocalDateTime.of(2026, 3, 1, hour, minute)
                .atZone(ZoneId.systemDefault())
                .toInstant();
    }

    private static ForeignApplication filled(Vendor vendor, Path directory) throws Exception {
        ForeignApplication theirs = new ForeignApplication(vendor, directory);
        theirs.insert(1, "yearly", ExecutionStatus.FAILED, "2025-03-01 00:00:00");
        theirs.insertRestart(2, 1, ExecutionStatus.COMPLETED, "2025-03-01 01:00:00");
        theirs.insert(3, "daily", ExecutionStatus.COMPLETED, "2026-02-28 23:59:30");
        theirs.insert(4, "hourly", ExecutionStatus.FAILED, "2026-03-01 10:00:00");
        theirs.insert(5, "hourly", ExecutionStatus.COMPLETED, "2026-03-01 11:00:00");
        theirs.insertRestart(6, 4, ExecutionStatus.STARTED, "2026-03-01 11:59:00");
        theirs.insert(7, "endless", ExecutionStatus.STARTED, "2026-02-01 00:00:00");
        return theirs;
    }

    @ParameterizedTest
    @EnumSource
    void hasEveryJobWithItsNewestExecution(Vendor vendor, @TempDir Path directory) throws Exception {
        try (ForeignApplication theirs = filled(vendor, directory)) {
            RepositoryOverview overview = new RepositoryOverview(theirs.access());
            assertThat(overview.jobs()).containsExactly("daily", "endless", "hourly", "yearly");
            assertThat(overview.summaries())
                    .extracting(
                            JobSummary::name,
                            job -> job.newest() == null ? null : job.newest().id())
                    .containsExactly(
                            tuple("daily", 3L), tuple("endless", 7L), tuple("hourly", 6L), tuple("yearly", 2L));
        }
    }

    /** Behind more executions than are looked at first, and with an instance that was never executed. */
    @ParameterizedTest
    @EnumSource
    void findsJobsThatRanLongAgo(Vendor vendor, @TempDir Path directory) throws Exception {
        try (ForeignApplication theirs = filled(vendor, directory)) {
            String range =
                    vendor == Vendor.H2 ? "SYSTEM_RANGE(100, 2200) AS n(id)" : "generate_series(100, 2200) AS n(id)";
            theirs.database()
                    .execute(
                            "INSERT INTO THEIRS_JOB_INSTANCE VALUES (99, 0, 'never', 'x')",
                            "INSERT INTO THEIRS_JOB_INSTANCE SELECT id, 0, 'hourly', CAST(id AS VARCHAR(32)) FROM "
                                    + range,
                            "INSERT INTO THEIRS_JOB_EXECUTION (JOB_EXECUTION_ID, JOB_INSTANCE_ID, CREATE_TIME, STATUS)"
                                    + " SELECT id, id, TIMESTAMP '2026-03-02 00:00:00', 'COMPLETED' FROM " + range);
            assertThat(new RepositoryOverview(theirs.access()).summaries())
                    .extracting(
                            JobSummary::name,
                            job -> job.newest() == null ? null : job.newest().id())
                    .containsExactly(
                            tuple("daily", 3L),
                            tuple("endless", 7L),
                            tuple("hourly", 2200L),
                            tuple("never", null),
                            tuple("yearly", 2L));
        }
    }

    @ParameterizedTest
    @EnumSource
    void countsHowExecutionsStand(Vendor vendor, @TempDir Path directory) throws Exception {
        try (ForeignApplication theirs = filled(vendor, directory)) {
            assertThat(new RepositoryOverview(theirs.access()).statuses(at(10, 0)))
                    .isEqualTo(Map.of(
                            ExecutionStatus.COMPLETED, 1L, ExecutionStatus.FAILED, 1L, ExecutionStatus.STARTED, 1L));
        }
    }

    @ParameterizedTest
    @EnumSource
    void drawsWhatRanInTheLastHours(Vendor vendor, @TempDir Path directory) throws Exception {
        try (ForeignApplication theirs = filled(vendor, directory)) {
            Timeline timeline = new Timeline(theirs.access());
            assertThat(timeline.bars(at(0, 0), at(12, 0), 5))
                    .extracting(TimelineBar::newest)
                    .containsExactly(7L, 6L, 5L, 4L, 3L);
            assertThat(timeline.bars(at(0, 1), at(12, 0), 5))
                    .extracting(TimelineBar::newest)
                    .containsExactly(7L, 6L, 5L, 4L);
            assertThat(timeline.bars(at(11, 30), at(12, 0), 5).get(1))
                    .isEqualTo(new TimelineBar("hourly", 1, 6, ExecutionStatus.STARTED, at(11, 59), null));
        }
    }

    @ParameterizedTest
    @EnumSource
    void drawsTogetherWhatIsTooMuch(Vendor vendor, @TempDir Path directory) throws Exception {
        try (ForeignApplication theirs = filled(vendor, directory)) {
            for (int i = 0; i < 4; i++) {
                theirs.insert(20 + i, "often", ExecutionStatus.COMPLETED, "2026-03-01 08:0" + 3 * i + ":00");
            }
            // Parts of a quarter of an hour.
            assertThat(new Timeline(theirs.access()).bars(at(0, 0), at(12, 0), 8))
                    .hasSize(6)
                    .contains(
                            new TimelineBar("often", 4, 23, ExecutionStatus.COMPLETED, at(8, 0), at(8, 10)),
                            new TimelineBar("hourly", 1, 6, ExecutionStatus.STARTED, at(11, 59), null));
        }
    }
}
