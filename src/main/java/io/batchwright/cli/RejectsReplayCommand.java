package io.batchwright.cli;

import io.batchwright.batch.BatchContext;
import io.batchwright.batch.ReplayRunner;
import io.batchwright.pipeline.Pipeline;
import io.batchwright.pipeline.PipelineLoader;
import io.batchwright.pipeline.Pipelines;
import io.batchwright.sink.RejectSelection;
import io.batchwright.sink.RejectStore;
import io.batchwright.text.Figures;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs rejects through the pipeline again. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Run the rejects of a pipeline's latest load, or of another load or a run, through the pipeline as it is now,"
                    + " with the parameters of that load.",
            "What passes is written and marked replayed; what is rejected again stays a reject, with the new reason.",
            "The same command after a failure or a stop goes on after the last commit."
        })
final class RejectsReplayCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final Home home = new Home();

    @Mixin
    private final RejectChoice choice = new RejectChoice();

    @Parameters(
            index = "1..*",
            paramLabel = "KEY=VALUE",
            description = "A parameter, instead of the load's (secret ones are not kept), or any key of the file.")
    private final List<String> assignments = new ArrayList<>();

    @Option(names = "--json", description = "Print the result as one JSON object and nothing else on standard output.")
    private boolean json;

    @Override
    public Integer call() {
        Path directory = home.directory();
        Map<String, String> given = PipelineArguments.byKey(assignments);
        Path file = new Pipelines(directory).locate(choice.pipeline());
        return new PipelineRun(spec, json)
                .run(
                        () -> BatchContext.start(directory, Batchwright.debug(spec)),
                        context -> pipeline(context, file, given, directory),
                        (context, pipeline, progress, stop) -> {
                            RejectStore rejects =
                                    context.rejects(pipeline.sink().connection());
                            sayOverwriting(pipeline);
                            // Says that the rejects shall go where the pipeline writes to now.
                            boolean anyTarget =
                                    given.containsKey("sink." + pipeline.sink().targetKey());
                            ReplayRunner.Request request = request(rejects, anyTarget);
                            return context.replays().replay(pipeline, directory, request, progress, stop);
                        });
    }

    /** The pipeline as it is now, with the parameters of the load; the load is where the pipeline's sink is. */
    private Pipeline pipeline(BatchContext context, Path file, Map<String, String> given, Path directory) {
        RejectStore rejects = context.rejects(PipelineLoader.connection(file, given, System.getenv(), directory));
        Map<String, String> kept = rejects.parameters(choice.pipeline(), load(choice.selectLoad(rejects)));
        return PipelineLoader.load(file, given, kept, System.getenv(), directory);
    }

    private ReplayRunner.Request request(RejectStore rejects, boolean anyTarget) {
        RejectSelection selection = choice.selectLoad(rejects);
        sayCut(rejects.count(selection).cut());
        return new ReplayRunner.Request(load(selection), selection.execution(), anyTarget);
    }

    private static String load(RejectSelection selection) {
        return Objects.requireNonNull(selection.job());
    }

    private void sayOverwriting(Pipeline pipeline) {
        if (pipeline.sink().overwrites()) {
            say("write: upsert puts a replayed record in the place of a row with its key, also of a newer one;"
                    + " sink.write=ignore leaves the rows that are there");
        }
    }

    private void sayCut(long cut) {
        if (cut > 0) {
            say(Figures.count(cut) + " left out, of which only the beginning was kept; take them from the input");
        }
    }

    private void say(String warning) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(choice.pipeline() + ": " + warning);
        err.flush();
    }
}
