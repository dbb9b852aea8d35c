package io.batchwright.cli;

import io.batchwright.batch.BatchContext;
import io.batchwright.sink.ReasonCount;
import io.batchwright.sink.RejectStore;
import io.batchwright.sink.StoredReject;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the rejects of a pipeline's latest load. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Show the rejects of a pipeline's latest load: how many for which reason, then the records.")
final class RejectsShowCommand implements Callable<Integer> {

    private static final int REASONS = 10;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final Home home = new Home();

    @Parameters(index = "0", paramLabel = "PIPELINE", description = "The pipeline's name.")
    private String pipeline = "";

    @Option(
            names = {"-n", "--limit"},
            paramLabel = "N",
            defaultValue = "20",
            description = "How many records at most; default: ${DEFAULT-VALUE}.")
    private int limit;

    @Option(
            names = "--connection",
            paramLabel = "NAME",
            description = "The connection of the pipeline's sink, if it is not the default one.")
    private @Nullable String connection;

    @Override
    public Integer call() {
        if (limit < 0) {
            throw new UserException("--limit: expected 0 or more, found " + limit);
        }
        Path directory = home.directory();
        PrintWriter out = spec.commandLine().getOut();
        try (BatchContext context = BatchContext.start(directory, Batchwright.debug(spec))) {
            show(context.rejects(connection), out);
        }
        out.flush();
        return ExitCodes.DONE;
    }

    private void show(RejectStore rejects, PrintWriter out) {
        Optional<String> load = rejects.latestLoad(pipeline);
        if (load.isEmpty()) {
            throw new UserException("'" + pipeline + "' has not been run yet in this database");
        }
        long count = rejects.count(pipeline, load.get());
        out.println(
                pipeline + ": " + Figures.count(count) + (count == 1 ? " reject" : " rejects") + " in the latest load");
        if (count > 0) {
            reasons(rejects.countByReason(pipeline, load.get(), REASONS), out);
            records(rejects.list(pipeline, load.get(), RejectStore.Order.OLDEST_FIRST, limit), count, out);
        }
    }

    private static void reasons(List<ReasonCount> reasons, PrintWriter out) {
        out.println();
        new TextTable(
                        List.of("count", "stage", "reason"),
                        reasons.stream()
                                .map(reason -> List.of(Figures.count(reason.count()), reason.stage(), reason.reason()))
                                .toList())
                .print(out);
    }

    private static void records(List<StoredReject> records, long count, PrintWriter out) {
        out.println();
        RejectPrinter printer = new RejectPrinter(out);
        records.forEach(stored -> printer.print(stored.reject()));
        if (records.size() < count) {
            out.println("  … and " + Figures.count(count - records.size()) + " more (--limit)");
        }
    }
}
