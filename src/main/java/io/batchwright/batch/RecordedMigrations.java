package io.batchwright.batch;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a new H2 database as Flyway would make it, from the migrations' own scripts and a record of Flyway's history. Starting
 * Flyway takes a quarter of a first run; where the record is behind the scripts, it applies the rest as to any database.
 */
final class RecordedMigrations {

    private static final String HISTORY = "classpath:/db/history/h2.sql";
    private static final String MIGRATIONS = "classpath:/db/migration/h2/";
    private static final String SCRIPTS =
            "SELECT \"script\" FROM \"" + Migrations.HISTORY + "\" WHERE \"type\" = 'SQL' ORDER BY \"installed_rank\"";

    private RecordedMigrations() {}

    /**
     * Applies all migrations to an empty H2 database.
     *
     * @throws SQLException if a script fails
     */
    static void apply(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            run(statement, HISTORY);
            for (String script : scripts(statement)) {
                run(statement, MIGRATIONS + script);
            }
        }
    }

    private static List<String> scripts(Statement statement) throws SQLException {
        List<String> scripts = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(SCRIPTS)) {
            while (row.next()) {
                scripts.add(row.getString(1));
            }
        }
        return scripts;
    }

    private static void run(Statement statement, String script) throws SQLException {
        statement.execute("RUNSCRIPT FROM '" + script + "'");
    }
}
