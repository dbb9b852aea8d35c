package io.batchwright.monitor;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Looks whether a database holds a job repository that can be read, whose schema it has, and which indexes it lacks. Thread-safe.
 */
public final class RepositoryCheck {

    private static final List<String> TABLES =
            List.of("JOB_INSTANCE", "JOB_EXECUTION", "JOB_EXECUTION_PARAMS", "STEP_EXECUTION");

    private final RepositoryAccess repository;
    private final JdbcTemplate jdbc;

    public RepositoryCheck(RepositoryAccess repository) {
        this.repository = repository;
        this.jdbc = new JdbcTemplate(repository.source());
    }

    /** @throws MonitorException if it is none that can be read; says what was expected and found */
    public RepositoryReport report() {
        repository.reading(() -> jdbc.queryForObject("SELECT 1", Integer.class));
        for (String table : TABLES) {
            requireTable(repository.prefix() + table);
        }
        // Spring Batch 5 renamed the one and added the other.
        requireColumn(repository.prefix() + "JOB_EXECUTION_PARAMS", "PARAMETER_NAME");
        requireColumn(repository.prefix() + "STEP_EXECUTION", "CREATE_TIME");
        return repository.reading(() -> jdbc.execute((Connection connection) -> report(connection)));
    }

    private void requireTable(String table) {
        try {
            jdbc.execute("SELECT 1 FROM " + table + " WHERE 1 = 0");
        } catch (DataAccessException e) {
            String reason = String.valueOf(e.getMostSpecificCause().getMessage());
            throw new MonitorException(
                    "expected a job repository of Spring Batch whose tables' names begin with '" + repository.prefix()
                            + "', found no " + table
                            + " that can be read. Give what they begin with (it may name a schema, as in etl.BATCH_),"
                            + " or the right to select from them. The database says: "
                            + reason.lines().findFirst().orElse(reason),
                    e);
        }
    }

    private void requireColumn(String table, String column) {
        try {
            jdbc.execute("SELECT " + column + " FROM " + table + " WHERE 1 = 0");
        } catch (DataAccessException e) {
            throw new MonitorException(
                    "expected a job repository of Spring Batch 5 or 6, found one of an older version: " + table
                            + " has no column " + column
                            + ". Bring it up to date with Spring Batch's migration scripts",
                    e);
        }
    }

    private RepositoryReport report(Connection connection) throws SQLException {
        RepositoryCatalog catalog = new RepositoryCatalog(connection, repository.prefix());
        List<MissingIndex> missing = new ArrayList<>();
        for (RecommendedIndex index : RecommendedIndex.values()) {
            if (!catalog.indexed(index.table()).contains(index.firstColumn())) {
                missing.add(index.missing(repository.prefix(), catalog.isPostgres()));
            }
        }
        return new RepositoryReport(version(catalog), missing);
    }

    private static RepositoryVersion version(RepositoryCatalog catalog) throws SQLException {
        if (catalog.hasSequence("JOB_INSTANCE_SEQ")) {
            return RepositoryVersion.SIX;
        }
        return catalog.hasSequence("JOB_SEQ") ? RepositoryVersion.FIVE : RepositoryVersion.FIVE_OR_SIX;
    }
}
