package io.batchwright.batch;

import io.batchwright.sink.Vendor;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings our tables in a database up to date. Existing tables of others stay as they are: the history is ours, and starts from
 * a baseline below the first migration.
 */
enum Migrations {
    /** A database that holds the job repository and is loaded into. */
    REPOSITORY_AND_LOADS("", Set.of("1", "2", "3", "4", "5", "6")),
    /** A database that is only loaded into. */
    LOADS("/load", Set.of("2", "3"));

    static final String HISTORY = "batchwright_schema_history";

    /** Has a transaction on PostgreSQL wait for the others that migrate; the number is "batchwri" in ASCII. */
    static final String LOCK = "SELECT pg_advisory_xact_lock(" + 0x6261_7463_6877_7269L + ")";

    private final String folder;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of() is immutable
    private final Set<String> versions;

    Migrations(String folder, Set<String> versions) {
        this.folder = folder;
        this.versions = versions;
    }

    /** Where a vendor's migrations are found on the class path. */
    String location(Vendor vendor) {
        return "db/migration/" + vendor.name().toLowerCase(Locale.ROOT) + folder;
    }

    /** The versions of all migrations. */
    Set<String> versions() {
        return versions;
    }

    /**
     * Applies what is missing. Flyway takes a good part of a short run's time, so it is asked only when something is.
     *
     * @throws DatabaseException if the database holds tables that cannot be used
     * @throws RuntimeException Flyway's, if a migration fails; an {@link SQLException} is among its causes
     */
    void apply(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (applied(connection).containsAll(versions)) {
                return;
            }
            requireNoOlderRepository(connection);
            Vendor vendor = Vendor.of(connection);
            switch (vendor) {
                case H2 -> migrate(database, vendor);
                case POSTGRESQL -> migrateInTurn(database, connection);
            }
        }
    }

    /**
     * Flyway locks its migrations, but makes the baseline without: a process that begins when another has just made the history
     * would fail.
     */
    private void migrateInTurn(DataSource database, Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(LOCK);
            migrate(database, Vendor.POSTGRESQL);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /**
     * Applies all of them to a new, empty H2 database.
     *
     * @throws SQLException if one fails
     */
    void applyToNew(DataSource database) throws SQLException {
        if (this == REPOSITORY_AND_LOADS) {
            try (Connection connection = database.getConnection()) {
                RecordedMigrations.apply(connection);
            }
        } else {
            apply(database);
        }
    }

    private static Set<String> applied(Connection connection) {
        Set<String> applied = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT \"version\" FROM \"" + HISTORY + "\" WHERE \"success\" = TRUE")) {
            while (row.next()) {
                applied.add(row.getString(1));
            }
        } catch (SQLException e) {
            // There is no history yet, or it cannot be read: Flyway says what is wrong, if anything is.
            return Set.of();
        }
        return applied;
    }

    /** Spring Batch 6 renamed a sequence of Spring Batch 5; on the old tables it would number its jobs from 1 again. */
    private static void requireNoOlderRepository(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT count(*) FROM information_schema.sequences"
                        + " WHERE lower(sequence_name) = 'batch_job_seq' AND sequence_schema = current_schema")) {
            found.next();
            if (found.getInt(1) > 0) {
                throw new DatabaseException(
                        "the database holds the job repository of Spring Batch 5 (it has a sequence batch_job_seq)."
                                + " Bring it up to Spring Batch 6 with Spring's migration script, or give Batchwright another"
                                + " schema: add ?currentSchema=NAME to the URL",
                        null);
            }
        }
    }

    private void migrate(DataSource database, Vendor vendor) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:" + location(vendor))
                .table(HISTORY)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                // A database that was only loaded into may become the default one, and the other way round.
                .outOfOrder(true)
                .ignoreMigrationPatterns("*:missing")
                .load()
                .migrate();
    }
}
