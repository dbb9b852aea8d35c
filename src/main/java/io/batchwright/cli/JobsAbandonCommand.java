package io.batchwright.cli;

import io.batchwright.batch.BatchContext;
import io.batchwright.batch.NextCommands;
import io.batchwright.monitor.Execution;
import io.batchwright.monitor.ExecutionStatus;
import io.batchwright.monitor.RepositoryReader;
import io.batchwright.report.ExecutionJson;
import io.batchwright.sink.Checkpoint;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives a load up. */
@Command(
        name = "abandon",
        mixinStandardHelpOptions = true,
        description = {
            "Give up an execution that failed or was stopped: its load is never resumed.",
            "Its rows stay in the target. run refuses the same input from then on, until --rerun; with read: new it"
                    + " goes on behind them."
        })
final class JobsAbandonCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final Home home = new Home();

    @Parameters(index = "0", paramLabel = "EXECUTION", description = "Its id, as jobs list shows it.")
    private long id;

    @Option(names = "--json", description = "Print the execution as one JSON object and nothing else.")
    private boolean json;

    @Override
    public Integer call() {
        Path directory = home.directory();
        PrintWriter out = spec.commandLine().getOut();
        try (BatchContext context = BatchContext.start(directory, Batchwright.debug(spec))) {
            RepositoryReader reader = Repository.reader(context);
            ExecutionStatus before = Repository.require(reader, id).status();
            context.jobs().abandon(id);
            Execution execution = Repository.require(reader, id);
            if (json) {
                ExecutionJson.print(out, object -> object.summary(execution));
            } else {
                String job = execution.job();
                String next = context.jobs()
                        .next(id)
                        .map(commands -> next(context.jobs().load(id).orElse(null), commands))
                        .orElse("");
                out.println("execution " + id + " of " + job
                        + (before == ExecutionStatus.ABANDONED ? " was abandoned before. " : " is abandoned. ") + next);
                out.flush();
            }
        }
        return ExitCodes.DONE;
    }

    /** What can be done next. */
    private static String next(@Nullable Checkpoint load, NextCommands commands) {
        if (load != null && load.request().replayOf() != null) {
            return "Its rejects are still kept; to replay them:  " + commands.goOn();
        }
        return load != null && load.plan().goesOn()
                ? "What it has not read is new to the next run:  " + commands.run()
                : "To load its input from the start:  " + commands.run() + " --rerun";
    }
}
