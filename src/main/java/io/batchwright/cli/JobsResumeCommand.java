package io.batchwright.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Ends the pause of a schedule. */
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        description =
                "Let slots of a paused schedule begin again. What came meanwhile is treated as its 'missed' says.")
final class JobsResumeCommand implements Callable<Integer> {

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
                home.directory(), Batchwright.debug(spec), (schedules, context) -> schedules.resume(pipeline));
        PrintWriter out = spec.commandLine().getOut();
        out.println(pipeline + (changed ? " goes on" : " was not paused"));
        out.flush();
        return ExitCodes.DONE;
    }
}
