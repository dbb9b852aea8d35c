package io.batchwright.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Groups the commands about rejects. */
@Command(
        name = "rejects",
        mixinStandardHelpOptions = true,
        description = "Look at the records that were not loaded.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = RejectsShowCommand.class)
final class RejectsCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
