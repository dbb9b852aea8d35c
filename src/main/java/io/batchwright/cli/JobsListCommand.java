package io.batchwright.cli;

import io.batchwright.batch.BatchContext;
import io.batchwright.monitor.Execution;
import io.batchwright.monitor.ExecutionFilter;
import io.batchwright.monitor.ExecutionStatus;
import io.batchwright.monitor.RepositoryReader;
import io.batchwright.report.ExecutionJson;
import io.batchwright.text.Times;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists executions. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "List executions, newest first; also those that other applications have made in this repository.")
final class JobsListCommand implements Callable<Integer> {

    private static final int MOST = 10_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final Home home = new Home();

    @Parameters(index = "0", arity = "0..1", paramLabel = "PIPELINE", description = "Only the runs of this pipeline.")
    private @Nullable String pipeline;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "Only executions that stand so: ${COMPLETION-CANDIDATES}. May be given several times.")
    private final Set<ExecutionStatus> statuses = new HashSet<>();

    @Option(
            names = {"-n", "--limit"},
            paramLabel = "N",
            defaultValue = "20",
            description = "How many at most; default: ${DEFAULT-VALUE}.")
    private int limit;

    @Option(names = "--before", paramLabel = "EXECUTION", description = "Only executions older than this one.")
    private @Nullable Long before;

    @Option(names = "--json", description = "Print one JSON array and nothing else on standard output.")
    private boolean json;

    @Override
    public Integer call() {
        if (limit < 1 || limit > MOST) {
            throw new UserException("--limit: expected 1 to " + MOST + ", found " + limit);
        }
        Path directory = home.directory();
        ExecutionFilter filter =
                ExecutionFilter.ALL.ofJob(pipeline).in(statuses).before(before);
        PrintWriter out = spec.commandLine().getOut();
        try (BatchContext context = BatchContext.start(directory, Batchwright.debug(spec))) {
            RepositoryReader reader = Repository.reader(context);
            if (pipeline != null) {
                KnownPipelines.require(pipeline, directory, context);
            }
            if (json) {
                ExecutionJson.array(out, array -> reader.forEach(filter, limit, array::summary));
            } else {
                print(reader, filter, out);
            }
        }
        out.flush();
        return ExitCodes.DONE;
    }

    private void print(RepositoryReader reader, ExecutionFilter filter, PrintWriter out) {
        List<Execution> executions = new ArrayList<>();
        reader.forEach(filter, limit, executions::add);
        if (executions.isEmpty()) {
            out.println("no such executions");
            return;
        }
        ExecutionTable.print(executions, Times.here(), Clock.systemUTC().instant(), out);
        if (executions.size() == limit) {
            out.println("Older ones:  --before " + executions.get(limit - 1).id());
        }
    }
}
