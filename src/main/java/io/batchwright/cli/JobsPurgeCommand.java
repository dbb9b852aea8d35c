package io.batchwright.cli;

import io.batchwright.batch.BatchContext;
import io.batchwright.batch.RepositoryPurge;
import io.batchwright.report.JsonOutput;
import io.batchwright.text.Figures;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Removes old executions. */
@Command(
        name = "purge",
        mixinStandardHelpOptions = true,
        description = {
            "Remove old executions from the job repository.",
            "What is loaded stays known, loads that are not done can still be resumed, and rejects are kept."
        })
final class JobsPurgeCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final Home home = new Home();

    @Option(
            names = "--older-than",
            required = true,
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "For how long executions must have ended, such as 30d or 12h.")
    private Duration age = Duration.ZERO;

    @Option(names = "--pipeline", paramLabel = "PIPELINE", description = "Only executions of this pipeline.")
    private @Nullable String pipeline;

    @Option(names = "--dry-run", description = "Only say what would be removed.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print one JSON object and nothing else on standard output.")
    private boolean json;

    @Override
    public Integer call() {
        Path directory = home.directory();
        RepositoryPurge.Removed removed;
        try (BatchContext context = BatchContext.start(directory, Batchwright.debug(spec))) {
            removed = context.purge().purge(age, pipeline, dryRun);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            printJson(removed, out);
        } else {
            out.println((dryRun ? "would remove " : "removed ") + Figures.count(removed.executions(), "execution")
                    + "; job instances left without any, removed too: "
                    + Figures.count(removed.instances()));
        }
        out.flush();
        return ExitCodes.DONE;
    }

    private void printJson(RepositoryPurge.Removed removed, PrintWriter out) {
        JsonOutput.print(out, generator -> {
            generator.writeStartObject();
            generator.writeBooleanProperty("dryRun", dryRun);
            generator.writeNumberProperty("executions", removed.executions());
            generator.writeNumberProperty("instances", removed.instances());
            generator.writeEndObject();
        });
    }
}
