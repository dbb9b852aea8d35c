package io.batchwright.cli;

import io.batchwright.batch.BatchContext;
import io.batchwright.batch.RunOptions;
import io.batchwright.batch.RunResult;
import io.batchwright.batch.StopSignal;
import io.batchwright.pipeline.Pipeline;
import io.batchwright.sink.SinkSpec;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Runs a pipeline for a command: stops it on SIGTERM and Ctrl-C, shows its progress, reports its end.
 *
 * @param spec the command
 * @param json whether to report as JSON
 */
record PipelineRun(CommandSpec spec, boolean json) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * Runs.
     *
     * @param home the home directory
     * @param options what the user wants of it
     * @param opening opens the context
     * @param loading loads the pipeline, once the context is open
     * @return the exit code
     */
    int run(Path home, RunOptions options, Supplier<BatchContext> opening, Function<BatchContext, Pipeline> loading) {
        return run(
                opening,
                loading,
                (context, pipeline, progress, stop) -> context.runner().run(pipeline, home, options, progress, stop));
    }

    /** What is done with a pipeline. */
    @FunctionalInterface
    interface Work {
        RunResult run(BatchContext context, Pipeline pipeline, Progress progress, StopSignal stop);
    }

    /** Runs, as {@code work} does it. */
    int run(Supplier<BatchContext> opening, Function<BatchContext, Pipeline> loading, Work work) {
        StopSignal stop = new StopSignal();
        try (ShutdownHook shutdown = stopping(stop)) {
            RunResult result;
            Progress progress;
            SinkSpec sink;
            try (BatchContext context = opening.get()) {
                Pipeline pipeline = loading.apply(context);
                sink = pipeline.sink();
                progress = progress(pipeline, spec.commandLine().getErr());
                try (progress) {
                    result = work.run(context, pipeline, progress, stop);
                }
            }
            report(result, progress, sink);
            int code = exitCode(result);
            shutdown.finished(code);
            return code;
        }
    }

    /** Makes SIGTERM and Ctrl-C stop a run after the chunk in hand. */
    static ShutdownHook stopping(StopSignal stop) {
        return ShutdownHook.asking(stop::request, "stopping after the chunk in hand", PATIENCE, ExitCodes.STOPPED);
    }

    /** A bar and rows on the same terminal would overwrite each other. */
    static Progress progress(Pipeline pipeline, PrintWriter err) {
        return Terminal.isInteractive() && !pipeline.sink().usesStandardOutput()
                ? new TerminalProgress(pipeline.name())
                : new LineProgress(pipeline.name(), err, Clock.systemUTC());
    }

    private void report(RunResult result, Progress progress, SinkSpec sink) {
        PrintWriter err = spec.commandLine().getErr();
        PrintWriter out = sink.usesStandardOutput() ? err : spec.commandLine().getOut();
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
            new SummaryPrinter(result.status() == RunResult.Status.FAILED ? err : out, sink)
                    .print(result, progress.firstRejects());
        }
        err.flush();
    }

    static int exitCode(RunResult result) {
        return switch (result.status()) {
            case COMPLETED, ALREADY_LOADED, NOTHING_NEW, NOTHING_TO_REPLAY -> ExitCodes.DONE;
            case FAILED -> ExitCodes.FAILED;
            case STOPPED -> ExitCodes.STOPPED;
        };
    }
}
