package io.batchwright.cli;

import io.batchwright.batch.BatchContext;
import io.batchwright.batch.StopSignal;
import io.batchwright.pipeline.Pipeline;
import io.batchwright.pipeline.ScheduleSpec;
import io.batchwright.schedule.CronSlots;
import io.batchwright.text.Figures;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs slots of a time that has passed. */
@Command(
        name = "backfill",
        mixinStandardHelpOptions = true,
        description = {
            "Run the slots that a pipeline's schedule has between two times, one after the other, each as the schedule would.",
            "What is loaded is not loaded again. It ends with the first slot that fails; the same command goes on there."
        })
final class JobsBackfillCommand implements Callable<Integer> {

    private static final int MOST = 1_000_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final Home home = new Home();

    @Mixin
    private final PipelineArguments arguments = new PipelineArguments();

    @Option(
            names = "--from",
            required = true,
            paramLabel = "TIME",
            description =
                    "Slots from this time on: 2026-01-31, 2026-01-31T03:00 (in the schedule's zone) or 2026-01-31T03:00Z.")
    private String from = "";

    @Option(names = "--to", paramLabel = "TIME", description = "Slots before this time; default: now.")
    private @Nullable String to;

    @Option(
            names = "--only-missing",
            description = "Leave out slots that are known to be done, without looking at their input.")
    private boolean onlyMissing;

    @Option(names = "--json", description = "Print one JSON array, an object for each slot, and nothing else.")
    private boolean json;

    @Override
    public Integer call() {
        Path directory = home.directory();
        Instant now = Clock.systemUTC().instant();
        Pipeline pipeline = arguments.loadForSlot(directory, now);
        ScheduleSpec schedule = pipeline.scheduling().schedule();
        if (schedule == null) {
            throw new UserException("'" + pipeline.name() + "' has no schedule, so that it has no slots");
        }
        List<Instant> slots = slots(schedule, now);
        BackfillReport report = new BackfillReport(spec, pipeline, schedule.zone(), json);
        StopSignal stop = new StopSignal();
        try (ShutdownHook shutdown = PipelineRun.stopping(stop)) {
            int code = run(directory, slots, report, stop);
            report.finish();
            shutdown.finished(code);
            return code;
        }
    }

    /** Those that have come. */
    private List<Instant> slots(ScheduleSpec schedule, Instant now) {
        Instant first = SlotTime.parse("--from", from, schedule.zone());
        Instant end = to == null ? now : SlotTime.parse("--to", to, schedule.zone());
        if (!first.isBefore(end)) {
            throw new UserException("--from: expected a time before --to, found " + from);
        }
        Instant last = end.isBefore(now) ? end : now;
        List<Instant> slots = CronSlots.of(schedule).first(first.minusNanos(1), last.minusNanos(1), MOST + 1);
        if (slots.size() > MOST) {
            throw new UserException("--from, --to: expected at most " + Figures.count(MOST)
                    + " slots between them, found more; take a part of them");
        }
        return slots;
    }

    private int run(Path directory, List<Instant> slots, BackfillReport report, StopSignal stop) {
        try (BatchContext context = BatchContext.start(directory, Batchwright.debug(spec))) {
            BackfillRun run = new BackfillRun(
                    context, directory, slot -> arguments.loadForSlot(directory, slot), onlyMissing, stop, report);
            return run.run(slots);
        }
    }
}
