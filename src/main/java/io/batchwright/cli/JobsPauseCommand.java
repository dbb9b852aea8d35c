package io.batchwright.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Pauses a schedule. */
@Command(
        name = "pause",
        mixinStandardHelpOptions = true,
        description = {
            "Let no slot of a pipeline's schedule begin, on any server, until jobs resume. A run that goes on is not stopped.",
            "What comes meanwhile counts as missed."
        })
final class JobsPauseCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final Home home = new Home();

    @Parameters(index = "0", paramLabel = "PIPELINE", description = "The name of the pipeline.")
    private String pipeline = "";

    @Override
    public Integer call() {
        boolean changed = ScheduleMemory.use(
                home.directory(),
                Batchwright.debug(spec),
                (schedules, context) -> schedules.pause(pipeline, System.getProperty("user.name", "unknown")));
        PrintWriter out = spec.commandLine().getOut();
        out.println(pipeline
                + (changed ? " is paused. To go on:  batchwright jobs resume " + pipeline : " was paused before"));
        out.flush();
        return ExitCodes.DONE;
    }
}
