package io.batchwright.cli;

import io.batchwright.batch.BatchContext;
import io.batchwright.batch.RunResult;
import io.batchwright.batch.StopSignal;
import io.batchwright.pipeline.Pipeline;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
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

    @Option(names = "--json", description = "Print the result as one JSON object and nothing else on standard output.")
    private boolean json;

    @Override
    public Integer call() {
        Path directory = home.directory();
        StopSignal stop = new StopSignal();
        try (Interruption interruption = Interruption.stopping(stop)) {
            int code = run(directory, stop);
            interruption.finished(code);
            return code;
        }
    }

    /** Loads the pipeline while Spring starts; the database waits until the pipeline is known to be valid. */
    private int run(Path directory, StopSignal stop) {
        CompletableFuture<Pipeline> loading = CompletableFuture.supplyAsync(() -> arguments.load(directory));
        RunResult result;
        Progress progress;
        try (BatchContext context = BatchContext.start(directory, Batchwright.debug(spec), loading::join)) {
            Pipeline pipeline = loading.join();
            progress = progress(pipeline.name(), spec.commandLine().getErr());
            try (progress) {
                result = context.runner().run(pipeline, directory, rerun, progress, stop);
            }
        }
        report(result, progress);
        return exitCode(result);
    }

    private static Progress progress(String name, PrintWriter err) {
        return Terminal.isInteractive() ? new TerminalProgress(name) : new LineProgress(name, err, Clock.systemUTC());
    }

    private void report(RunResult result, Progress progress) {
        PrintWriter err = spec.commandLine().getErr();
        PrintWriter out = spec.commandLine().getOut();
        Throwable failure = result.failure();
        if (failure != null && result.status() == RunResult.Status.FAILED) {
            err.println("batchwright: " + Failures.message(failure));
            if (Batchwright.debug(spec)) {
                failure.printStackTrace(err);
            }
        }
        if (json) {
            new JsonPrinter(out).print(result);
        } else {
            new SummaryPrinter(result.status() == RunResult.Status.FAILED ? err : out)
                    .print(result, progress.firstRejects());
        }
        err.flush();
    }

    private static int exitCode(RunResult result) {
        return switch (result.status()) {
            case COMPLETED, ALREADY_LOADED -> ExitCodes.DONE;
            case FAILED -> ExitCodes.FAILED;
            case STOPPED -> ExitCodes.STOPPED;
        };
    }
}
