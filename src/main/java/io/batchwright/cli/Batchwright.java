package io.batchwright.cli;

import io.batchwright.batch.Preload;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root command; alone, it prints help. */
@Command(
        name = "batchwright",
        mixinStandardHelpOptions = true,
        description = "Batch ETL where every record is accounted for.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit codes: 0 done or nothing to do, 1 failed, 2 wrong usage, settings or pipeline, 3 stopped and restartable.",
            "",
            "Start with:  batchwright run metrics"
        })
public final class Batchwright implements Runnable {

    private static final List<Class<?>> COMMANDS = List.of(
            RunCommand.class,
            ServeCommand.class,
            PreviewCommand.class,
            ValidateCommand.class,
            RejectsCommand.class,
            JobsCommand.class,
            GenerateCommand.class,
            ProfileCommand.class,
            ProfileSampleCommand.class,
            CompletionCommand.class,
            HelpCommand.class);

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Log what happens, and print stack traces.")
    private boolean debug;

    /** Whether {@code --debug} was given, to whichever command. */
    static boolean debug(CommandSpec command) {
        return ((Batchwright) command.root().userObject()).debug;
    }

    /**
     * Runs a command.
     *
     * @return the exit code
     */
    public static int execute(String... args) {
        if (isRun(args)) {
            Preload.begin();
        }
        return execute(
                new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true),
                new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true),
                args);
    }

    /** Runs a command that prints to {@code out} and {@code err}. */
    static int execute(PrintWriter out, PrintWriter err, String... args) {
        CommandLine commandLine = new CommandLine(new Batchwright());
        commands(args).forEach(commandLine::addSubcommand);
        commandLine.setOut(out);
        commandLine.setErr(err);
        commandLine.setUsageHelpAutoWidth(true);
        versioned(commandLine);
        commandLine.setExecutionExceptionHandler(new Failures());
        commandLine.setParameterExceptionHandler(new WrongUsage());
        WrongUsage.registerConverters(commandLine);
        return commandLine.execute(args);
    }

    /** The commands that may be needed: to look at all of them would take a tenth of a run's start. */
    private static List<Class<?>> commands(String... args) {
        return isRun(args) ? List.of(RunCommand.class) : COMMANDS;
    }

    private static boolean isRun(String... args) {
        return args.length > 0 && args[0].equals("run");
    }

    /** Lets {@code --version} answer in every command. */
    private static void versioned(CommandLine command) {
        command.getCommandSpec().versionProvider(new Version());
        command.getSubcommands().values().forEach(Batchwright::versioned);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** Prints a completion script for bash and zsh. */
    @Command(
            name = "completion",
            mixinStandardHelpOptions = true,
            description = "Print a completion script for bash and zsh: source <(batchwright completion).")
    static final class CompletionCommand implements Runnable {

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Override
        public void run() {
            CommandLine root = spec.root().commandLine();
            root.getOut().print(AutoComplete.bash(root.getCommandName(), root));
            root.getOut().flush();
        }
    }
}
