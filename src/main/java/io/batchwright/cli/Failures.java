package io.batchwright.cli;

import io.batchwright.batch.MissingArgumentsException;
import io.batchwright.pipeline.InvalidPipelineException;
import io.batchwright.schedule.ScheduleException;
import io.batchwright.settings.SettingsException;
import io.batchwright.spec.ForUsers;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what went wrong into a message and an exit code; a stack trace only with {@code --debug}. */
final class Failures implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine commandLine, ParseResult parsed) {
        PrintWriter err = commandLine.getErr();
        Throwable cause = ForUsers.in(failure).orElse(failure);
        if (cause instanceof InvalidPipelineException invalid) {
            invalid.problems().forEach(err::println);
        } else if (cause instanceof SettingsException settings) {
            settings.problems().forEach(err::println);
        } else {
            err.println("batchwright: " + message(failure));
        }
        if (Batchwright.debug(commandLine.getCommandSpec())) {
            failure.printStackTrace(err);
        }
        err.flush();
        return cause instanceof InvalidPipelineException
                        || cause instanceof MissingArgumentsException
                        || cause instanceof ScheduleException
                        || cause instanceof SettingsException
                        || cause instanceof UserException
                ? ExitCodes.USAGE
                : ExitCodes.FAILED;
    }

    /** The message that is made for users; of anything else, also how to learn more. */
    static String message(Throwable failure) {
        return ForUsers.message(failure) + (ForUsers.explains(failure) ? "" : " (run again with --debug for details)");
    }
}
