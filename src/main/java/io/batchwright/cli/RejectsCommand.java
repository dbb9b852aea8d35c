package io.batchwright.cli;

import picocli.CommandLine.Command;

/** Groups the commands about rejects. */
@Command(
        name = "rejects",
        mixinStandardHelpOptions = true,
        description = "Look at the records that were not loaded, export, replay and purge them.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RejectsListCommand.class,
            RejectsShowCommand.class,
            RejectsExportCommand.class,
            RejectsReplayCommand.class,
            RejectsPurgeCommand.class
        })
final class RejectsCommand {}
