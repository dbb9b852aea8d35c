package io.batchwright.cli;

import io.batchwright.serve.security.Secrets;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Makes a token for a machine. */
@Command(
        name = "new-token",
        mixinStandardHelpOptions = true,
        description =
                "Print a new token for a machine, and its hash for batchwright.serve.tokens in config/application.yml.")
final class ServeNewTokenCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        String token = Secrets.token();
        out.println("token  " + token);
        out.println("hash   " + Secrets.hash(token));
        out.flush();
        return ExitCodes.DONE;
    }
}
