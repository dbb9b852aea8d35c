package io.batchwright.cli;

import picocli.CommandLine.Command;

/** Groups the commands about executions, past and running. */
@Command(
        name = "jobs",
        mixinStandardHelpOptions = true,
        description = "Look at runs, past and running, and act on them.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            JobsListCommand.class,
            JobsShowCommand.class,
            JobsRestartCommand.class,
            JobsStopCommand.class,
            JobsRecoverCommand.class,
            JobsAbandonCommand.class,
            JobsPurgeCommand.class,
            JobsNextCommand.class,
            JobsBackfillCommand.class,
            JobsPauseCommand.class,
            JobsResumeCommand.class
        })
final class JobsCommand {}
