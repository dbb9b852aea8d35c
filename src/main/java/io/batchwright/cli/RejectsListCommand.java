package io.batchwright.cli;

import io.batchwright.batch.BatchContext;
import io.batchwright.report.JsonOutput;
import io.batchwright.report.RejectJson;
import io.batchwright.sink.RejectSummary;
import io.batchwright.text.Figures;
import io.batchwright.text.Times;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JsonGenerator;

/** Lists the runs that have rejects. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description =
                "List the runs that have rejects, those of the newest load first: how many, how many of them are replayed, and the most frequent reason.")
final class RejectsListCommand implements Callable<Integer> {

    private static final int MOST = 10_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final RejectDatabase database = new RejectDatabase();

    @Parameters(index = "0", arity = "0..1", paramLabel = "PIPELINE", description = "Only the runs of this pipeline.")
    private @Nullable String pipeline;

    @Option(
            names = {"-n", "--limit"},
            paramLabel = "N",
            defaultValue = "20",
            description = "How many at most; default: ${DEFAULT-VALUE}.")
    private int limit;

    @Option(names = "--json", description = "Print one JSON array and nothing else on standard output.")
    private boolean json;

    @Override
    public Integer call() {
        if (limit < 1 || limit > MOST) {
            throw new UserException("--limit: expected 1 to " + MOST + ", found " + limit);
        }
        List<RejectSummary> oneMore;
        try (BatchContext context = database.start(spec)) {
            oneMore = database.rejects(context, pipeline).summaries(pipeline, null, limit + 1);
            if (oneMore.isEmpty() && pipeline != null) {
                KnownPipelines.require(pipeline, database.home(), context);
            }
        }
        print(oneMore.subList(0, Math.min(limit, oneMore.size())), oneMore.size() > limit);
        return ExitCodes.DONE;
    }

    private void print(List<RejectSummary> summaries, boolean more) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonOutput.print(out, generator -> writeAll(generator, summaries));
        } else if (summaries.isEmpty()) {
            out.println("no rejects" + (pipeline == null ? "" : " of '" + pipeline + "'"));
        } else {
            table(summaries).print(out);
            if (more) {
                out.println("Older ones:  --limit");
            }
        }
        out.flush();
    }

    private static TextTable table(List<RejectSummary> summaries) {
        return new TextTable(
                List.of("pipeline", "run", "load", "since", "rejects", "replayed", "most frequent reason"),
                summaries.stream()
                        .map(summary -> List.of(
                                summary.pipeline(),
                                Long.toString(summary.execution()),
                                RejectChoice.shortKey(summary.job()),
                                Times.here().forPeople(summary.first()),
                                Figures.count(summary.count()),
                                Figures.count(summary.replayed()),
                                summary.reason()))
                        .toList());
    }

    private static void writeAll(JsonGenerator json, List<RejectSummary> summaries) {
        json.writeStartArray();
        summaries.forEach(summary -> RejectJson.write(json, summary));
        json.writeEndArray();
    }
}
