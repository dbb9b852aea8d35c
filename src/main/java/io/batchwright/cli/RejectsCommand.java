package io.batchwright.cli;

import picocli.CommandLine.Command;

/** Groups the commands about rejects. */
@Command(
        name = "rejects",
        mixinStandardHelpOptions = true,
        description = "Look at the records that were not loaded.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = RejectsShowCommand.class)
final class RejectsCommand {}
