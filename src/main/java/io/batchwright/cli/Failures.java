package io.batchwright.cli;

import io.batchwright.batch.DatabaseException;
import io.batchwright.batch.OperationRefusedException;
import io.batchwright.batch.RunRefusedException;
import io.batchwright.batch.TooManyRejectsException;
import io.batchwright.format.FormatException;
import io.batchwright.monitor.MonitorException;
import io.batchwright.pipeline.InvalidPipelineException;
import io.batchwright.sink.SinkException;
import io.batchwright.source.SourceException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what went wrong into a message and an exit code; a stack trace only with {@code --debug}. */
final class Failures implements IExecutionExceptionHandler {

    /** Exceptions whose messages are made for users. */
    private static final List<Class<? extends Throwable>> FOR_USERS = List.of(
            InvalidPipelineException.class,
            UserException.class,
            SourceException.class,
            FormatException.class,
            SinkException.class,
            RunRefusedException.class,
            OperationRefusedException.class,
            TooManyRejectsException.class,
            DatabaseException.class,
            MonitorException.class);

    @Override
    public int handleExecutionException(Exception failure, CommandLine commandLine, ParseResult parsed) {
        PrintWriter err = commandLine.getErr();
        Throwable cause = cause(failure);
        if (cause instanceof InvalidPipelineException invalid) {
            invalid.problems().forEach(err::println);
        } else {
            err.println("batchwright: " + message(failure));
        }
        if (Batchwright.debug(commandLine.getCommandSpec())) {
            failure.printStackTrace(err);
        }
        err.flush();
        return cause instanceof InvalidPipelineException || cause instanceof UserException
                ? ExitCodes.USAGE
                : ExitCodes.FAILED;
    }

    /** The message of the outermost cause that is made for users; else the innermost cause, with its class. */
    static String message(Throwable failure) {
        Throwable cause = cause(failure);
        String message = cause.getMessage();
        if (isForUsers(cause)) {
            return String.valueOf(message);
        }
        if (cause instanceof OutOfMemoryError) {
            return "out of memory: give the JVM a larger heap (-Xmx), or lower commit-every and max-record-size";
        }
        return cause.getClass().getSimpleName() + (message == null ? "" : ": " + message)
                + " (run again with --debug for details)";
    }

    private static boolean isForUsers(Throwable cause) {
        return FOR_USERS.stream().anyMatch(type -> type.isInstance(cause));
    }

    /** The outermost cause that is made for users, wherever a thread or Spring wrapped it; else the innermost cause. */
    private static Throwable cause(Throwable failure) {
        Throwable innermost = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isForUsers(cause)) {
                return cause;
            }
            innermost = cause;
        }
        return innermost;
    }
}
