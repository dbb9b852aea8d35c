package io.batchwright.cli;

import io.batchwright.batch.BatchContext;
import io.batchwright.batch.Preview;
import io.batchwright.pipeline.Pipeline;
import io.batchwright.record.Reject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the first records at each stage. */
@Command(
        name = "preview",
        mixinStandardHelpOptions = true,
        description = "Show the first records at each stage, and the rejects among them; writes nothing.")
final class PreviewCommand implements Callable<Integer> {

    private static final int MOST = 10_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final Home home = new Home();

    @Mixin
    private final PipelineArguments arguments = new PipelineArguments();

    @Option(
            names = {"-n", "--records"},
            paramLabel = "N",
            defaultValue = "5",
            description = "How many records; default: ${DEFAULT-VALUE}.")
    private int records;

    @Override
    public Integer call() throws IOException {
        if (records < 1 || records > MOST) {
            throw new UserException("--records: expected 1 to " + MOST + ", found " + records);
        }
        Path directory = home.directory();
        Pipeline pipeline = arguments.load(directory);
        Preview preview = BatchContext.read(
                pipeline, directory, Batchwright.debug(spec), source -> Preview.of(pipeline, source, records));
        PrintWriter out = spec.commandLine().getOut();
        for (Preview.Stage stage : preview.stages()) {
            out.println(stage.name() + ":");
            new TextTable(stage.columns(), stage.rows()).print(out);
            out.println();
        }
        printRejects(preview.rejects(), out);
        out.flush();
        return ExitCodes.DONE;
    }

    private static void printRejects(List<Reject> rejects, PrintWriter out) {
        if (rejects.isEmpty()) {
            out.println("no rejects");
            return;
        }
        out.println("rejects:");
        RejectPrinter printer = new RejectPrinter(out);
        rejects.forEach(printer::print);
    }
}
