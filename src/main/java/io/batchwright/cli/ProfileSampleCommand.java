package io.batchwright.cli;

import io.batchwright.batch.BatchContext;
import io.batchwright.batch.DryRun;
import io.batchwright.pipeline.Pipeline;
import io.batchwright.profile.Sampler;
import io.batchwright.source.SourceContext;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What {@code profile} starts as a process of its own: runs a pipeline without its sink, and prints samples of itself. */
@Command(name = ProfileSampleCommand.NAME, hidden = true, description = "A process of profile.")
final class ProfileSampleCommand implements Callable<Integer> {

    static final String NAME = "profile-sample";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final Home home = new Home();

    @Mixin
    private final PipelineArguments arguments = new PipelineArguments();

    @Option(names = "--way", required = true, description = "How much of the input is held at once.")
    @SuppressWarnings("NullAway.Init") // required
    private DryRun.Way way;

    @Option(names = "--interval", required = true, description = "Milliseconds between two samples.")
    private long interval;

    @Override
    public Integer call() throws IOException {
        Path directory = home.directory();
        Pipeline pipeline = arguments.load(directory);
        return BatchContext.read(pipeline, directory, Batchwright.debug(spec), source -> sample(pipeline, source));
    }

    private int sample(Pipeline pipeline, SourceContext source) throws IOException {
        try (Sampler sampler = new Sampler(spec.commandLine().getOut(), Duration.ofMillis(interval))) {
            new DryRun(pipeline, source, sampler::done).run(way);
        }
        return ExitCodes.DONE;
    }
}
