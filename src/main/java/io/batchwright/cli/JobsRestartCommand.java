package io.batchwright.cli;

import io.batchwright.batch.BatchContext;
import io.batchwright.batch.RunOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the pipeline of an execution again, with the same arguments. */
@Command(
        name = "restart",
        mixinStandardHelpOptions = true,
        description = {
            "Go on with the load of an execution that failed or was stopped: run its pipeline with the same arguments.",
            "Secrets are not kept; give them again as KEY=VALUE."
        })
final class JobsRestartCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final Home home = new Home();

    @Parameters(index = "0", paramLabel = "EXECUTION", description = "Its id, as jobs list shows it.")
    private long id;

    @Parameters(
            index = "1..*",
            paramLabel = "KEY=VALUE",
            description = "Arguments beside those of the execution, or instead of them.")
    private final List<String> assignments = new ArrayList<>();

    @Option(names = "--json", description = "Print the result as one JSON object and nothing else on standard output.")
    private boolean json;

    @Override
    public Integer call() {
        Path directory = home.directory();
        Map<String, String> given = PipelineArguments.byKey(assignments);
        return new PipelineRun(spec, json)
                .run(
                        directory,
                        RunOptions.PLAIN,
                        () -> BatchContext.start(directory, Batchwright.debug(spec)),
                        context -> {
                            Repository.require(Repository.reader(context), id);
                            return context.jobs().restarted(id, given);
                        });
    }
}
