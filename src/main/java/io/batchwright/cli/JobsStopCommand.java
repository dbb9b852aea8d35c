package io.batchwright.cli;

import io.batchwright.batch.BatchContext;
import io.batchwright.batch.JobOperations;
import io.batchwright.batch.OperationRefusedException;
import io.batchwright.monitor.Execution;
import io.batchwright.monitor.ExecutionFilter;
import io.batchwright.monitor.ExecutionStatus;
import io.batchwright.monitor.RepositoryReader;
import io.batchwright.report.ExecutionJson;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Stops a run in another process. */
@Command(
        name = "stop",
        mixinStandardHelpOptions = true,
        description = {
            "Stop a run in another process, on this machine or another: it commits the chunk in hand and can be restarted.",
            "Not with the embedded database, which other processes can not reach while a run has it."
        })
final class JobsStopCommand implements Callable<Integer> {

    private static final int NAMED = 20;
    private static final long LOOK_INTERVAL_MILLIS = 100;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final Home home = new Home();

    @Parameters(
            index = "0",
            paramLabel = "EXECUTION|PIPELINE",
            description = "The id of an execution, or the pipeline of which one is running.")
    private String which = "";

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            defaultValue = "30s",
            converter = DurationConverter.class,
            description = "How long to wait for its end, such as 30s or 5m; default: ${DEFAULT-VALUE}.")
    private Duration patience = Duration.ZERO;

    @Option(names = "--json", description = "Print the execution as one JSON object and nothing else.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        Path directory = home.directory();
        try (BatchContext context = BatchContext.start(directory, Batchwright.debug(spec))) {
            RepositoryReader reader = Repository.reader(context);
            long id = find(reader, context.jobs());
            context.jobs().stop(id);
            Execution execution = awaitEnd(reader, id);
            if (execution.status().isRunning()) {
                context.jobs().gone(id).ifPresent(gone -> {
                    throw new OperationRefusedException(gone);
                });
            }
            return report(execution, context.jobs());
        }
    }

    private long find(RepositoryReader reader, JobOperations jobs) {
        if (which.matches("[0-9]{1,18}")) {
            return Repository.require(reader, Long.parseLong(which)).id();
        }
        List<Execution> seeming = reader.executions(ExecutionFilter.RUNNING.ofJob(which), NAMED);
        if (seeming.isEmpty()) {
            throw new UserException("no execution of '" + which
                    + "' is running; batchwright jobs list --status started shows those that are");
        }
        List<Execution> running = seeming.stream()
                .filter(execution -> jobs.gone(execution.id()).isEmpty())
                .toList();
        if (running.isEmpty()) {
            return seeming.get(0).id(); // is refused, saying what to do
        }
        seeming.stream()
                .flatMap(execution -> jobs.gone(execution.id()).stream())
                .forEach(gone -> spec.commandLine().getErr().println("batchwright: " + gone));
        if (running.size() > 1) {
            throw new UserException(
                    "several executions of '" + which + "' are running; name one of them: " + ids(running));
        }
        return running.get(0).id();
    }

    private static String ids(List<Execution> executions) {
        return executions.stream()
                .map(execution -> Long.toString(execution.id()))
                .collect(Collectors.joining(", "));
    }

    private Execution awaitEnd(RepositoryReader reader, long id) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        Execution execution = Repository.require(reader, id);
        while (execution.status().isRunning() && System.nanoTime() < deadline) {
            Thread.sleep(LOOK_INTERVAL_MILLIS);
            execution = Repository.require(reader, id);
        }
        return execution;
    }

    private int report(Execution execution, JobOperations jobs) {
        if (json) {
            ExecutionJson.print(spec.commandLine().getOut(), object -> object.summary(execution));
        } else {
            spec.commandLine().getOut().println(described(execution, jobs));
            spec.commandLine().getOut().flush();
        }
        return execution.status().isRunning() ? ExitCodes.FAILED : ExitCodes.DONE;
    }

    private static String described(Execution execution, JobOperations jobs) {
        String which = "execution " + execution.id() + " of " + execution.job();
        if (execution.status().isRunning()) {
            return which + " was asked to stop and has not ended yet; it will after the chunk in hand."
                    + " To see:  batchwright jobs show " + execution.id();
        }
        return which + " has ended: " + execution.status()
                + (execution.status() == ExecutionStatus.STOPPED
                        ? jobs.next(execution.id())
                                .map(next -> ". To go on:  " + next.goOn())
                                .orElse("")
                        : "");
    }
}
