package io.batchwright.cli;

import io.batchwright.batch.BatchContext;
import io.batchwright.report.JsonOutput;
import io.batchwright.report.RejectJson;
import io.batchwright.sink.ReasonCount;
import io.batchwright.sink.RejectCount;
import io.batchwright.sink.RejectSelection;
import io.batchwright.sink.RejectStore;
import io.batchwright.sink.StoredReject;
import io.batchwright.text.Figures;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.core.JsonGenerator;

/** Shows the rejects of a load or a run. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description =
                "Show the rejects of a pipeline's latest load, or of another load or a run: how many for which reason, then the records.")
final class RejectsShowCommand implements Callable<Integer> {

    private static final int REASONS = 10;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final RejectDatabase database = new RejectDatabase();

    @Mixin
    private final RejectChoice choice = new RejectChoice();

    @Option(
            names = {"-n", "--limit"},
            paramLabel = "N",
            defaultValue = "20",
            description = "How many records at most; default: ${DEFAULT-VALUE}.")
    private int limit;

    @Option(names = "--json", description = "Print one JSON object and nothing else on standard output.")
    private boolean json;

    @Override
    public Integer call() {
        if (limit < 0) {
            throw new UserException("--limit: expected 0 or more, found " + limit);
        }
        PrintWriter out = spec.commandLine().getOut();
        try (BatchContext context = database.start(spec)) {
            RejectStore rejects = database.rejects(context, choice.pipeline());
            choice.requireKnown(rejects, database.home(), context);
            show(rejects, out);
        }
        out.flush();
        return ExitCodes.DONE;
    }

    private void show(RejectStore rejects, PrintWriter out) {
        RejectSelection selection = choice.select(rejects);
        RejectCount count = rejects.count(selection);
        List<ReasonCount> reasons = rejects.countByReason(selection, REASONS);
        List<StoredReject> records = rejects.list(selection, limit);
        if (json) {
            JsonOutput.print(out, generator -> write(generator, count, reasons, records));
            return;
        }
        out.println(choice.pipeline() + ": " + Figures.count(count.total(), "reject") + " in " + choice.description()
                + (count.replayed() > 0 ? ", " + Figures.count(count.replayed()) + " of them replayed" : ""));
        if (count.total() > 0) {
            printReasons(reasons, out);
            printRecords(records, count.total(), out);
        }
    }

    private static void printReasons(List<ReasonCount> reasons, PrintWriter out) {
        out.println();
        new TextTable(
                        List.of("count", "stage", "field", "reason"),
                        reasons.stream().map(RejectsShowCommand::cells).toList())
                .print(out);
    }

    private static List<String> cells(ReasonCount reason) {
        String field = reason.field();
        return List.of(Figures.count(reason.count()), reason.stage(), field == null ? "" : field, reason.reason());
    }

    private static void printRecords(List<StoredReject> records, long count, PrintWriter out) {
        out.println();
        RejectPrinter printer = new RejectPrinter(out);
        records.forEach(printer::print);
        if (records.size() < count) {
            out.println("  … and " + Figures.count(count - records.size()) + " more (--limit)");
        }
    }

    private void write(
            JsonGenerator generator, RejectCount count, List<ReasonCount> reasons, List<StoredReject> records) {
        generator.writeStartObject();
        generator.writeStringProperty("pipeline", choice.pipeline());
        generator.writeNumberProperty("count", count.total());
        generator.writeNumberProperty("replayed", count.replayed());
        generator.writeArrayPropertyStart("reasons");
        reasons.forEach(reason -> RejectJson.write(generator, reason));
        generator.writeEndArray();
        generator.writeArrayPropertyStart("rejects");
        records.forEach(stored -> RejectJson.write(generator, stored));
        generator.writeEndArray();
        generator.writeEndObject();
    }
}
