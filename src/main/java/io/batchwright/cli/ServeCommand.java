package io.batchwright.cli;

import io.batchwright.batch.BatchContext;
import io.batchwright.serve.RepositoryAddress;
import io.batchwright.serve.ServeContext;
import io.batchwright.settings.JdbcUrl;
import io.batchwright.spec.ForUsers;
import java.io.PrintWriter;
import java.net.BindException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.PortInUseException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves the dashboard and the API. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        subcommands = {ServeHashPasswordCommand.class, ServeNewTokenCommand.class},
        description = {
            "Serve the dashboard and the API, run scheduled pipelines and those that users start, until Ctrl-C or SIGTERM.",
            "Without users in config/application.yml there is one, admin, whose password is shown at the first start."
        })
final class ServeCommand implements Callable<Integer> {

    private static final String USER_VARIABLE = "BATCHWRIGHT_REPOSITORY_USERNAME";
    private static final String PASSWORD_VARIABLE = "BATCHWRIGHT_REPOSITORY_PASSWORD";

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final int LAST_PORT = 65_535;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final Home home = new Home();

    @Option(names = "--port", paramLabel = "PORT", description = "The port to listen on; default: 8080.")
    private @Nullable Integer port;

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            description = "The address to listen on; default: 127.0.0.1, this machine only.")
    private @Nullable String address;

    @Option(
            names = "--repository",
            paramLabel = "URL",
            description = {
                "Look at the Spring Batch repository of another application instead, by its JDBC URL (H2 or PostgreSQL).",
                "User and password from " + USER_VARIABLE + " and " + PASSWORD_VARIABLE + "."
            })
    private @Nullable String repository;

    @Option(
            names = "--table-prefix",
            paramLabel = "PREFIX",
            defaultValue = RepositoryAddress.STANDARD_PREFIX,
            description = "What the names of its tables begin with; default: ${DEFAULT-VALUE}.")
    private String tablePrefix = "";

    @Option(names = "--allow-operations", description = "Allow operators to stop, recover and abandon its executions.")
    private boolean operationsAllowed;

    @Option(names = "--new-admin-password", description = "Make a new password for admin, and show it.")
    private boolean newAdminPassword;

    @Override
    public Integer call() throws InterruptedException {
        requireSensible();
        Path directory = home.directory();
        ServeContext.Place place =
                new ServeContext.Place(directory, Batchwright.debug(spec), address, port, newAdminPassword);
        CountDownLatch end = new CountDownLatch(1);
        try (ShutdownHook shutdown = ShutdownHook.asking(
                end::countDown, "stopping what runs, after the chunk in hand", PATIENCE, ExitCodes.DONE)) {
            serve(place, end);
            shutdown.finished(ExitCodes.DONE);
            return ExitCodes.DONE;
        } catch (RuntimeException e) {
            throw explained(e);
        }
    }

    private void requireSensible() {
        Integer given = port;
        if (given != null && (given < 0 || given > LAST_PORT)) {
            throw new UserException("--port: expected 0 to " + LAST_PORT + ", found " + given);
        }
        String url = repository;
        if (url == null && (operationsAllowed || !tablePrefix.equals(RepositoryAddress.STANDARD_PREFIX))) {
            throw new UserException("--table-prefix and --allow-operations are about another application's repository;"
                    + " name it with --repository");
        }
        if (url != null && !JdbcUrl.isSupported(url)) {
            throw new UserException("--repository: expected the JDBC URL of an H2 or PostgreSQL database, found '"
                    + JdbcUrl.masked(url) + "'");
        }
        if (!RepositoryAddress.isPrefix(tablePrefix)) {
            throw new UserException(
                    "--table-prefix: expected letters, digits, '_' and '.', found '" + tablePrefix + "'");
        }
    }

    /** @param end comes down when the process is asked to end */
    private void serve(ServeContext.Place place, CountDownLatch end) throws InterruptedException {
        String foreign = repository;
        if (foreign != null) {
            serve(ServeContext.start(address(foreign), place), end);
            return;
        }
        try (BatchContext batch = BatchContext.serving(place.home(), place.debug())) {
            serve(ServeContext.start(batch, place), end);
        }
    }

    private RepositoryAddress address(String url) {
        return new RepositoryAddress(
                url, System.getenv(USER_VARIABLE), System.getenv(PASSWORD_VARIABLE), tablePrefix, operationsAllowed);
    }

    private void serve(ServeContext started, CountDownLatch end) throws InterruptedException {
        try (ServeContext server = started) {
            announce(server);
            end.await();
        }
    }

    private void announce(ServeContext server) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("batchwright serves " + server.url() + " (Ctrl-C ends it)");
        server.newPassword()
                .ifPresent(password -> out.println("Log in as admin with the password  " + password
                        + "  which is shown this once; --new-admin-password makes another one."));
        out.flush();
    }

    private String addressKey() {
        return address == null ? "server.address" : "--address";
    }

    /** Explains what the web server does not; a database has hosts and addresses too, and is explained already. */
    private RuntimeException explained(RuntimeException failure) {
        if (ForUsers.in(failure).isPresent()) {
            return failure;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException unknown) {
                return new UserException(addressKey() + ": there is no host '"
                        + String.valueOf(unknown.getMessage()).replaceFirst(":.*", "") + "'");
            }
            if (cause instanceof PortInUseException inUse) {
                return new PortTakenException(inUse.getPort());
            }
            if (cause instanceof BindException bind) {
                return new UserException("can not listen at " + (address == null ? "server.address" : address) + ": "
                        + bind.getMessage() + ". Expected an address of this machine, such as 127.0.0.1, or 0.0.0.0 for"
                        + " all, and a port that this user may listen at ("
                        + addressKey() + ", " + (port == null ? "server.port" : "--port") + ")");
            }
        }
        return failure;
    }
}
