package io.batchwright.cli;

import io.batchwright.batch.BatchContext;
import io.batchwright.pipeline.InvalidPipelineException;
import io.batchwright.pipeline.PipelineLoader;
import io.batchwright.pipeline.Pipelines;
import io.batchwright.sink.RejectStore;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options that say where rejects are kept: in the database of the pipeline's sink. */
final class RejectDatabase {

    @Mixin
    private final Home home = new Home();

    @Option(
            names = "--connection",
            paramLabel = "NAME",
            description = "The connection whose database has the rejects; default: the one of the pipeline's sink.")
    private @Nullable String connection;

    Path home() {
        return home.directory();
    }

    BatchContext start(CommandSpec spec) {
        return BatchContext.start(home(), Batchwright.debug(spec));
    }

    /** The rejects of a pipeline; of the default connection if it is null or has no file any more. */
    RejectStore rejects(BatchContext context, @Nullable String pipeline) {
        return context.rejects(connection(pipeline));
    }

    private @Nullable String connection(@Nullable String pipeline) {
        if (connection != null || pipeline == null) {
            return connection;
        }
        try {
            Path file = new Pipelines(home()).locate(pipeline);
            return PipelineLoader.connection(file, Map.of(), System.getenv(), home());
        } catch (InvalidPipelineException e) {
            return null;
        }
    }
}
