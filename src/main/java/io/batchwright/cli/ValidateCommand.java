package io.batchwright.cli;

import io.batchwright.pipeline.Pipeline;
import io.batchwright.record.Field;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Checks a pipeline file and says everything that is wrong with it. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Check a pipeline file, all of it at once; touches neither input nor database.")
final class ValidateCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final Home home = new Home();

    @Mixin
    private final PipelineArguments arguments = new PipelineArguments();

    @Override
    public Integer call() {
        Path directory = home.directory();
        Pipeline pipeline = arguments.loadForSlot(directory, Clock.systemUTC().instant());
        PrintWriter out = spec.commandLine().getOut();
        out.println(pipeline.name() + " is valid. It writes: "
                + pipeline.outputSchema().fields().stream()
                        .map(ValidateCommand::describe)
                        .collect(Collectors.joining(", ")));
        out.println("Its sink promises " + pipeline.sink().promise() + ".");
        if (pipeline.doublesBySlot()) {
            out.println(
                    "Every slot of its schedule loads all that its source has, beside the rows of the slots before; where that"
                            + " is not meant, use read: new, or take part of it by a parameter 'slot' of type timestamp.");
        }
        out.flush();
        return ExitCodes.DONE;
    }

    private static String describe(Field field) {
        return field.name() + " " + field.type();
    }
}
