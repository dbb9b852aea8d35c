package io.batchwright.faults;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A PostgreSQL server that can be stopped and started while it is in use. */
final class FaultServer implements AutoCloseable {

    /** The superuser. */
    static final String USER = "postgres";

    /** The user that applications load as; databases belong to it. */
    static final String LOADER = "loader";

    private final EmbeddedPostgres embedded;
    private final Path data;
    private final Path binaries;
    private final AtomicInteger databases = new AtomicInteger();

    private FaultServer(EmbeddedPostgres embedded, Path data, Path binaries) {
        this.embedded = embedded;
        this.data = data;
        this.binaries = binaries;
    }

    /** How a server stops: {@code FAST} ends its sessions, {@code IMMEDIATE} is a crash. */
    enum Stop {
        FAST,
        IMMEDIATE
    }

    /** Makes and starts a server below a directory. */
    static FaultServer start(Path directory) throws IOException, InterruptedException, SQLException {
        Path data = directory.resolve("postgres");
        EmbeddedPostgres embedded =
                EmbeddedPostgres.builder().setDataDirectory(data).start();
        String pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip();
        Path postgres = ProcessHandle.of(Long.parseLong(pid))
                .flatMap(process -> process.info().command())
                .map(Path::of)
                .orElseThrow();
        FaultServer server =
                new FaultServer(embedded, data, postgres.resolveSibling(".").normalize());
        // As the embedded server starts, a crash may take back what it has committed.
        server.stop(Stop.FAST);
        server.start();
        server.execute("CREATE ROLE " + LOADER + " LOGIN");
        return server;
    }

    int port() {
        return embedded.getPort();
    }

    String url(int port, String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database + "?sslmode=disable&gssEncMode=disable";
    }

    /** Makes a fresh, empty database and returns its name. */
    String newDatabase() throws SQLException {
        String name = "faults" + databases.incrementAndGet();
        execute("CREATE DATABASE " + name + " OWNER " + LOADER);
        return name;
    }

    /** The version of the server. */
    String version() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(port(), "postgres"), USER, "")) {
            return connection.getMetaData().getDatabaseProductVersion();
        }
    }

    /** Runs a statement as the superuser, outside of the databases under test. */
    void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(port(), "postgres"), USER, "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    void start() throws IOException, InterruptedException {
        // What is committed must outlive a crash of the server (not of the machine): no fsync, but a commit that waits.
        String options = "-F -p " + port()
                + " -c synchronous_commit=on -c max_connections=200 -c unix_socket_directories=" + data;
        control("-l", data.resolve("server.log").toString(), "-o", options, "start");
    }

    void stop(Stop how) throws IOException, InterruptedException {
        control("-m", how == Stop.FAST ? "fast" : "immediate", "stop");
    }

    private void control(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (USER_IS_ROOT) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(binaries.resolve("pg_ctl").toString(), "-w", "-D", data.toString()));
        command.addAll(List.of(arguments));
        File log = data.resolveSibling("pg_ctl.log").toFile();
        int code = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("exit code " + code + " of " + command + ":\n" + Files.readString(log.toPath()));
        }
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own it does not see that it is. */
    private static final boolean USER_IS_ROOT = "root".equals(System.getProperty("user.name"));

    /** Stops the server and deletes its data. */
    @Override
    public void close() throws IOException {
        embedded.close();
    }
}
