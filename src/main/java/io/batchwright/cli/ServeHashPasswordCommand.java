package io.batchwright.cli;

import io.batchwright.serve.security.Secrets;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Makes the hash of a password for the configuration. */
@Command(
        name = "hash-password",
        mixinStandardHelpOptions = true,
        description = "Read a password from standard input, one line of at least " + ServeHashPasswordCommand.SHORTEST
                + " characters and at most " + ServeHashPasswordCommand.MOST_BYTES + " bytes, and print its bcrypt hash"
                + " for batchwright.serve.users in config/application.yml.")
final class ServeHashPasswordCommand implements Callable<Integer> {

    static final int SHORTEST = 8;
    /** What bcrypt looks at. */
    static final int MOST_BYTES = 72;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        String password = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        if (password == null || password.length() < SHORTEST) {
            throw new UserException("expected a password of at least " + SHORTEST + " characters on standard input");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new UserException("expected a password of at most " + MOST_BYTES + " bytes: bcrypt looks at no more");
        }
        spec.commandLine().getOut().println(Secrets.hashPassword(password));
        spec.commandLine().getOut().flush();
        return ExitCodes.DONE;
    }
}
