package io.batchwright.cli;

import io.batchwright.batch.BatchContext;
import io.batchwright.batch.OperationRefusedException;
import io.batchwright.batch.RunRefusedException;
import io.batchwright.monitor.Execution;
import io.batchwright.monitor.RepositoryReader;
import io.batchwright.report.ExecutionJson;
import io.batchwright.text.Times;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts the repository right after processes that died. */
@Command(
        name = "recover",
        mixinStandardHelpOptions = true,
        description = {
            "Mark executions as failed whose process is gone, so that they can be restarted; as completed if all is loaded.",
            "run does it by itself for the load that it goes on with."
        })
final class JobsRecoverCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final Home home = new Home();

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Which which;

    @Option(
            names = "--force",
            description =
                    "Also executions of which is not known whether their process is gone: those of other applications.")
    private boolean force;

    @Option(names = "--json", description = "Print the recovered executions as one JSON array and nothing else.")
    private boolean json;

    /** One execution, or all. */
    static final class Which {

        @Parameters(index = "0", paramLabel = "EXECUTION", description = "Its id, as jobs list shows it.")
        private @Nullable Long id;

        @Option(
                names = "--all",
                description =
                        "All that seem to run, or that nobody knows how they ended, or one of whose steps does, but for those"
                                + " that may be alive.")
        private boolean all;
    }

    @Override
    public Integer call() {
        Path directory = home.directory();
        PrintWriter out = spec.commandLine().getOut();
        try (BatchContext context = BatchContext.start(directory, Batchwright.debug(spec))) {
            RepositoryReader reader = Repository.reader(context);
            List<Execution> recovered = new ArrayList<>();
            for (long id : ids(reader)) {
                if (recover(context, id)) {
                    recovered.add(Repository.require(reader, id));
                }
            }
            report(recovered, out);
        }
        out.flush();
        return ExitCodes.DONE;
    }

    private List<Long> ids(RepositoryReader reader) {
        Long id = which.id;
        return id == null
                ? reader.open()
                : List.of(Repository.require(reader, id).id());
    }

    /** With {@code --all}, what can not be recovered is said and left alone. */
    private boolean recover(BatchContext context, long id) {
        try {
            context.jobs().recover(id, force);
            return true;
        } catch (OperationRefusedException | RunRefusedException e) {
            if (!which.all) {
                throw e;
            }
            spec.commandLine().getErr().println("batchwright: " + e.getMessage());
            return false;
        }
    }

    private void report(List<Execution> recovered, PrintWriter out) {
        if (json) {
            ExecutionJson.array(out, array -> recovered.forEach(array::summary));
        } else if (recovered.isEmpty()) {
            out.println("nothing was recovered");
        } else {
            ExecutionTable.print(recovered, Times.here(), Clock.systemUTC().instant(), out);
        }
    }
}
