package io.batchwright.cli;

import io.batchwright.batch.BatchContext;
import io.batchwright.batch.NextCommands;
import io.batchwright.monitor.Execution;
import io.batchwright.monitor.RepositoryReader;
import io.batchwright.monitor.RunParameter;
import io.batchwright.monitor.StepRun;
import io.batchwright.report.ExecutionJson;
import io.batchwright.sink.Checkpoint;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows all that is known of an execution. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Show an execution: its parameters, its steps, what its load has come to, and why it failed.")
final class JobsShowCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final Home home = new Home();

    @Parameters(index = "0", paramLabel = "EXECUTION", description = "Its id, as jobs list shows it.")
    private long id;

    @Option(names = "--json", description = "Print one JSON object and nothing else on standard output.")
    private boolean json;

    @Override
    public Integer call() {
        Path directory = home.directory();
        PrintWriter out = spec.commandLine().getOut();
        try (BatchContext context = BatchContext.start(directory, Batchwright.debug(spec))) {
            RepositoryReader reader = Repository.reader(context);
            Execution execution = Repository.require(reader, id);
            List<RunParameter> parameters = reader.parameters(id);
            List<StepRun> steps = reader.steps(id);
            Checkpoint load = context.jobs().load(id).orElse(null);
            NextCommands next = context.jobs().next(id).orElse(null);
            show(execution, parameters, steps, load, next, out);
        }
        out.flush();
        return ExitCodes.DONE;
    }

    private void show(
            Execution execution,
            List<RunParameter> parameters,
            List<StepRun> steps,
            @Nullable Checkpoint load,
            @Nullable NextCommands next,
            PrintWriter out) {
        if (json) {
            ExecutionJson.print(out, object -> object.details(execution, parameters, steps, load));
        } else {
            new ExecutionPrinter(out, Batchwright.debug(spec)).print(execution, parameters, steps, load, next);
        }
    }
}
