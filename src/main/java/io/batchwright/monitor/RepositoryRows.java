package io.batchwright.monitor;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes rows of a repository into records.
 *
 * @param zone the time zone of the repository's times
 */
record RepositoryRows(ZoneId zone) {

    Execution execution(ResultSet row, int number) throws SQLException {
        ExecutionStatus status = ExecutionStatus.of(row.getString("STATUS"));
        String exitCode = exitCode(row);
        Instant created = time(row, "CREATE_TIME");
        Instant updated = time(row, "LAST_UPDATED");
        return new Execution(
                row.getLong("JOB_EXECUTION_ID"),
                row.getLong("JOB_INSTANCE_ID"),
                row.getString("JOB_NAME"),
                status,
                exitCode,
                Failure.of(status, exitCode, row.getString("EXIT_MESSAGE")),
                Objects.requireNonNullElse(created, Instant.EPOCH),
                time(row, "START_TIME"),
                time(row, "END_TIME"),
                firstKnown(updated, created),
                Counts.NONE);
    }

    StepRun step(ResultSet row, int number) throws SQLException {
        ExecutionStatus status = ExecutionStatus.of(row.getString("STATUS"));
        String exitCode = exitCode(row);
        return new StepRun(
                row.getLong("STEP_EXECUTION_ID"),
                row.getString("STEP_NAME"),
                status,
                exitCode,
                Failure.of(status, exitCode, row.getString("EXIT_MESSAGE")),
                time(row, "START_TIME"),
                time(row, "END_TIME"),
                firstKnown(time(row, "LAST_UPDATED"), time(row, "CREATE_TIME")),
                counts(row),
                row.getLong("COMMIT_COUNT"),
                row.getLong("ROLLBACK_COUNT"));
    }

    RunParameter parameter(ResultSet row, int number) throws SQLException {
        return new RunParameter(
                row.getString("PARAMETER_NAME"),
                row.getString("PARAMETER_TYPE"),
                Objects.requireNonNullElse(row.getString("PARAMETER_VALUE"), ""),
                "Y".equals(row.getString("IDENTIFYING")));
    }

    TimelineBar bar(ResultSet row, int number) throws SQLException {
        return new TimelineBar(
                row.getString("JOB_NAME"),
                row.getLong("EXECUTIONS"),
                row.getLong("JOB_EXECUTION_ID"),
                ExecutionStatus.of(row.getString("STATUS")),
                firstKnown(time(row, "START_TIME"), null),
                time(row, "END_TIME"));
    }

    /** The partitions of an execution come after its other steps. */
    Map<Long, Counts> countsByExecution(ResultSet rows) throws SQLException {
        Map<Long, Counts> byExecution = new HashMap<>();
        while (rows.next()) {
            byExecution.merge(rows.getLong("JOB_EXECUTION_ID"), counts(rows), Counts::withPartitions);
        }
        return byExecution;
    }

    private static Counts counts(ResultSet row) throws SQLException {
        return new Counts(
                row.getLong("READ_COUNT"),
                row.getLong("WRITE_COUNT"),
                row.getLong("FILTER_COUNT"),
                row.getLong("SKIP_COUNT"));
    }

    private static String exitCode(ResultSet row) throws SQLException {
        return Objects.requireNonNullElse(row.getString("EXIT_CODE"), "");
    }

    private @Nullable Instant time(ResultSet row, String column) throws SQLException {
        LocalDateTime time = row.getObject(column, LocalDateTime.class);
        return time == null ? null : time.atZone(zone).toInstant();
    }

    private static Instant firstKnown(@Nullable Instant first, @Nullable Instant second) {
        return Objects.requireNonNullElse(first, Objects.requireNonNullElse(second, Instant.EPOCH));
    }
}
