package io.batchwright.cli;

import io.batchwright.batch.BatchContext;
import io.batchwright.batch.Beside;
import io.batchwright.batch.RunOptions;
import io.batchwright.pipeline.Pipeline;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a pipeline. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Run a pipeline: start it, resume it where it stopped, or find it done.",
            "The same command after a failure or a stop goes on after the last commit."
        })
final class RunCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final Home home = new Home();

    @Mixin
    private final PipelineArguments arguments = new PipelineArguments();

    @Option(names = "--rerun", description = "Load again what is already loaded; rows may double.")
    private boolean rerun;

    @Option(
            names = "--verify-input",
            description =
                    "Read all of the input before loading: a new load keeps hashes of it, a resumed or finished one"
                            + " is compared with those it keeps.")
    private boolean verifyInput;

    @Option(names = "--json", description = "Print the result as one JSON object and nothing else on standard output.")
    private boolean json;

    /** Loads the pipeline while Spring starts; the database waits until the pipeline is known to be valid. */
    @Override
    public Integer call() {
        Path directory = home.directory();
        CompletableFuture<Pipeline> loading = Beside.supply("batchwright-load", () -> arguments.load(directory));
        return new PipelineRun(spec, json)
                .run(
                        directory,
                        new RunOptions(rerun, verifyInput),
                        () -> BatchContext.start(directory, Batchwright.debug(spec), loading::join),
                        context -> loading.join());
    }
}
