package io.batchwright.cli;

import io.batchwright.monitor.ExecutionStatus;
import io.batchwright.report.RejectFormat;
import io.batchwright.spec.Suggestions;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in a line what is wrong with a command line, and how to get help; only whoever leaves out a command gets the list. */
final class WrongUsage implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException failure, String[] args) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        String message = failure instanceof UnmatchedArgumentException unmatched
                ? unmatched(unmatched.getUnmatched().get(0), command)
                : failure.getMessage();
        err.println("batchwright: " + message + ". Help:  "
                + command.getCommandSpec().qualifiedName() + " --help");
        if (lacksCommand(failure)) {
            command.usage(err);
        }
        err.flush();
        return ExitCodes.USAGE;
    }

    /** Whether a command does nothing by itself, and none of those below it was named. */
    private static boolean lacksCommand(ParameterException failure) {
        Object command = failure.getCommandLine().getCommand();
        return !(failure instanceof UnmatchedArgumentException)
                && !(command instanceof Runnable)
                && !(command instanceof Callable<?>);
    }

    private static String unmatched(String argument, CommandLine command) {
        if (argument.startsWith("-")) {
            return "unknown option '" + argument + "'"
                    + Suggestions.didYouMean(
                            argument, command.getCommandSpec().optionsMap().keySet());
        }
        Collection<String> commands = command.getSubcommands().keySet();
        return commands.isEmpty()
                ? "unexpected argument '" + argument + "'"
                : "unknown command '" + argument + "'" + Suggestions.didYouMean(argument, commands);
    }

    /** Lets the values of options be refused in the words of all other messages. */
    static void registerConverters(CommandLine commandLine) {
        ITypeConverter<Integer> number = text -> wholeNumber(text, Integer::valueOf);
        ITypeConverter<Long> longNumber = text -> wholeNumber(text, Long::valueOf);
        commandLine.registerConverter(Integer.class, number);
        commandLine.registerConverter(int.class, number);
        commandLine.registerConverter(Long.class, longNumber);
        commandLine.registerConverter(long.class, longNumber);
        commandLine.registerConverter(ExecutionStatus.class, text -> oneOf(text, ExecutionStatus.values()));
        commandLine.registerConverter(RejectFormat.class, text -> oneOf(text, RejectFormat.values()));
    }

    private static <N> N wholeNumber(String text, ITypeConverter<N> reading) throws Exception {
        try {
            return reading.convert(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("expected a whole number, found '" + text + "'");
        }
    }

    /**
     * The value of that name, in whatever case, with dashes or underscores.
     *
     * @throws TypeConversionException if there is none; it lists all
     */
    private static <E extends Enum<E>> E oneOf(String text, E[] values) {
        String name = text.replace('-', '_');
        return Arrays.stream(values)
                .filter(value -> value.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> {
                    List<String> names = Arrays.stream(values)
                            .map(value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .toList();
                    return new TypeConversionException("expected one of " + String.join(", ", names) + ", found '"
                            + text + "'" + Suggestions.didYouMean(text, names));
                });
    }
}
