package io.batchwright.serve.page;

import java.time.Instant;
import java.util.List;

/** Tells what is to run next by its schedule, which only our own repository knows. Thread-safe. */
@FunctionalInterface
public interface UpcomingSlots {

    /** Nothing is to run. */
    UpcomingSlots NONE = limit -> List.of();

    /**
     * A slot that is to come.
     *
     * @param pipeline the pipeline's name
     * @param time when
     * @param paused whether it will not run, because its schedule is paused
     */
    record Upcoming(String pipeline, Instant time, boolean paused) {}

    /**
     * The next slots, in order.
     *
     * @param limit how many at most
     */
    List<Upcoming> next(int limit);
}
