package io.batchwright.cli;

import io.batchwright.pipeline.ScheduleSpec;
import io.batchwright.report.JsonOutput;
import io.batchwright.report.ScheduleJson;
import io.batchwright.schedule.ScheduleState;
import io.batchwright.schedule.Schedules;
import io.batchwright.text.Times;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists slots that are to come. */
@Command(
        name = "next",
        mixinStandardHelpOptions = true,
        description = "List the coming slots of the schedules in the pipeline files, in order.")
final class JobsNextCommand implements Callable<Integer> {

    private static final int MOST = 10_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final Home home = new Home();

    @Parameters(index = "0", arity = "0..1", paramLabel = "PIPELINE", description = "Only those of this pipeline.")
    private @Nullable String pipeline;

    @Option(
            names = {"-n", "--limit"},
            paramLabel = "N",
            defaultValue = "10",
            description = "How many at most; default: ${DEFAULT-VALUE}.")
    private int limit;

    @Option(names = "--json", description = "Print one JSON array and nothing else on standard output.")
    private boolean json;

    @Override
    public Integer call() {
        if (limit < 1 || limit > MOST) {
            throw new UserException("--limit: expected 1 to " + MOST + ", found " + limit);
        }
        return ScheduleMemory.use(home.directory(), Batchwright.debug(spec), (schedules, context) -> {
            String only = pipeline;
            print(only == null ? schedules.all() : List.of(schedules.require(only)), schedules.coming(only, limit));
            return ExitCodes.DONE;
        });
    }

    private void print(List<ScheduleState> states, List<Schedules.Coming> coming) {
        PrintWriter err = spec.commandLine().getErr();
        states.stream()
                .filter(state -> state.problem() != null)
                .forEach(state -> err.println(
                        state.pipeline() + " stands still, as its file can not be used:\n" + state.problem()));
        err.flush();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            printJson(coming, out);
        } else if (coming.isEmpty()) {
            out.println("no pipeline has a schedule");
        } else {
            new TextTable(
                            List.of("slot", "pipeline", "cron", "zone", "paused"),
                            coming.stream().map(JobsNextCommand::row).toList())
                    .print(out);
        }
        out.flush();
    }

    private static List<String> row(Schedules.Coming coming) {
        ScheduleState state = coming.schedule();
        ScheduleSpec schedule = Objects.requireNonNull(state.schedule());
        return List.of(
                new Times(schedule.zone()).forPeople(coming.time()),
                state.pipeline(),
                schedule.cron().text(),
                schedule.zoneName(),
                state.paused() ? "paused" : "");
    }

    private static void printJson(List<Schedules.Coming> slots, PrintWriter out) {
        JsonOutput.print(out, json -> {
            json.writeStartArray();
            slots.forEach(coming -> ScheduleJson.write(json, coming));
            json.writeEndArray();
        });
    }
}
