package io.batchwright.cli;

import io.batchwright.batch.BatchContext;
import io.batchwright.pipeline.PipelineCatalog;
import io.batchwright.schedule.Schedules;
import java.nio.file.Path;
import java.time.Clock;

/** The schedules of a home directory, as commands use them. */
final class ScheduleMemory {

    private ScheduleMemory() {}

    /** What a command does with them. */
    @FunctionalInterface
    interface Use<T> {
        T use(Schedules schedules, BatchContext context);
    }

    static <T> T use(Path home, boolean debug, Use<T> use) {
        try (BatchContext context = BatchContext.start(home, debug)) {
            return use.use(of(context, home), context);
        }
    }

    /** Those of an open context. */
    static Schedules of(BatchContext context, Path home) {
        Clock clock = Clock.systemUTC();
        PipelineCatalog catalog = new PipelineCatalog(home, System.getenv(), clock);
        return new Schedules(context.repository(), context.completedLoads(), catalog, clock);
    }
}
