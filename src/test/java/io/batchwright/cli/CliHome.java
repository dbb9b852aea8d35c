package io.batchwright.cli;

import io.batchwright.fixture.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A home directory in which a test runs commands, as a user would, and looks into the database afterwards. */
final class CliHome {

    private final Path directory;
    private final String url;
    private final String user;

    private CliHome(Path directory, String url, String user) {
        this.directory = directory;
        this.url = url;
        this.user = user;
    }

    /** A home with the shipped pipelines and samples, on its own embedded H2. */
    static CliHome onH2(Path directory) {
        copy(Path.of("config/pipelines"), directory.resolve("config/pipelines"));
        copy(Path.of("config/samples"), directory.resolve("config/samples"));
        return new CliHome(
                directory,
                "jdbc:h2:file:" + directory.resolve("data/batchwright") + ";CASE_INSENSITIVE_IDENTIFIERS=TRUE",
                "batchwright");
    }

    /** The same on a PostgreSQL database of its own. */
    static CliHome onPostgres(Path directory) {
        onH2(directory);
        TestDatabase database = TestDatabase.postgres();
        String url = database.url();
        String user = database.user();
        write(directory.resolve("config/application.yml"), """
                spring:
                  datasource:
                    url: "%s"
                    username: %s
                """.formatted(url, user));
        return new CliHome(directory, url, user);
    }

    Path directory() {
        return directory;
    }

    /** Writes a pipeline file. */
    CliHome pipeline(String name, String yaml) {
        write(directory.resolve("config/pipelines/" + name + ".yml"), yaml);
        return this;
    }

    /** Writes a file below home. */
    CliHome file(String name, String content) {
        write(directory.resolve(name), content);
        return this;
    }

    /** Starts a command as a process of its own, to be killed. */
    Process start(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--home", directory.toString()));
        try {
            return command(all.toArray(String[]::new)).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A command for a process of its own, which prints to {@code process.log} in home; home is not among its arguments. */
    ProcessBuilder command(String... args) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.batchwright.BatchwrightApplication"));
        command.addAll(List.of(args));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("process.log").toFile());
    }

    /** Runs a command. */
    Result run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(List.of(args));
        all.add("--home");
        all.add(directory.toString());
        int exit = Batchwright.execute(new PrintWriter(out), new PrintWriter(err), all.toArray(String[]::new));
        return new Result(exit, out.toString(), err.toString());
    }

    record Result(int exit, String out, String err) {}

    /** A connection to the database. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, "");
    }

    /** Rows of a query, each as values joined by a bar. */
    List<String> query(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> result = new ArrayList<>();
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= columns; i++) {
                    row.append(i == 1 ? "" : "|").append(rows.getString(i));
                }
                result.add(row.toString());
            }
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Runs a statement. */
    void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static void write(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.list(from)) {
            Files.createDirectories(to);
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
