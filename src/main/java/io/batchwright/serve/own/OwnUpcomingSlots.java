package io.batchwright.serve.own;

import io.batchwright.schedule.Schedules;
import io.batchwright.serve.page.UpcomingSlots;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What the schedules of our pipelines have next.
 *
 * @param schedules the schedules
 */
@Component
record OwnUpcomingSlots(Schedules schedules) implements UpcomingSlots {

    @Override
    public List<Upcoming> next(int limit) {
        return schedules.coming(null, limit).stream()
                .map(coming -> new Upcoming(
                        coming.schedule().pipeline(),
                        coming.time(),
                        coming.schedule().paused()))
                .toList();
    }
}
