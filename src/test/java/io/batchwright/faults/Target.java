package io.batchwright.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The database that a stage loads into.
 *
 * @param url how a test looks into it; embedded H2 only while no process has it
 * @param settings what goes into {@code config/application.yml}, or nothing
 * @param outlet where rows go if they do not go to the database, or null
 */
record Target(
        String url, String user, String settings, @Nullable Outlet outlet) {

    /** Rows that are not in the database. */
    @FunctionalInterface
    interface Outlet {

        /** All that are there, sorted. */
        List<String> rows() throws IOException;
    }

    static Target h2(Path home) {
        String url = "jdbc:h2:file:" + home.resolve("data/batchwright") + ";CASE_INSENSITIVE_IDENTIFIERS=TRUE";
        return new Target(url, "batchwright", "", null);
    }

    /** A file that is compressed by gzip, with the checkpoint in H2. */
    static Target file(Path home, Path file) {
        return besides(home, () -> lines(file));
    }

    /** Something that is no database, with the checkpoint in H2. */
    static Target besides(Path home, Outlet outlet) {
        Target h2 = h2(home);
        return new Target(h2.url, h2.user, h2.settings, outlet);
    }

    /** All rows that are there, sorted; those of a file once it is complete. */
    List<String> rows() throws IOException, SQLException {
        return outlet == null ? query("SELECT * FROM " + Workload.TABLE) : outlet.rows();
    }

    private static List<String> lines(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return lines.lines().sorted().toList();
        }
    }

    /** A fresh database on a server, which the application reaches by a port: the server's, or that of a wire to it. */
    static Target postgres(FaultServer server, int port) throws SQLException {
        String database = server.newDatabase();
        String settings = """
                spring:
                  datasource:
                    url: "%s"
                    username: %s
                """.formatted(server.url(port, database), FaultServer.LOADER);
        return new Target(server.url(server.port(), database), FaultServer.USER, settings, null);
    }

    /** The same with the job repository elsewhere: the sink's connection is called {@code warehouse}. */
    static Target warehouse(FaultServer server, int port) throws SQLException {
        String database = server.newDatabase();
        String settings = """
                connections:
                  warehouse:
                    url: "%s"
                    username: %s
                """.formatted(server.url(port, database), FaultServer.LOADER);
        return new Target(server.url(server.port(), database), FaultServer.USER, settings, null);
    }

    /** Rows of a query, sorted. */
    List<String> query(String sql) throws SQLException {
        try (Connection connection = open()) {
            return LoadedState.lines(connection, sql);
        }
    }

    /** Runs a statement as somebody else would. */
    void execute(String sql) throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    Connection open() throws SQLException {
        return DriverManager.getConnection(url, user, "");
    }
}
