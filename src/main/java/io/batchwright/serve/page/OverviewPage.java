package io.batchwright.serve.page;

import io.batchwright.monitor.Execution;
import io.batchwright.monitor.ExecutionFilter;
import io.batchwright.monitor.RepositoryAccess;
import io.batchwright.monitor.RepositoryOverview;
import io.batchwright.monitor.RepositoryReader;
import io.batchwright.monitor.TimeRange;
import io.batchwright.monitor.Timeline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What runs, what failed, what ran in the last day. */
@Controller
class OverviewPage {

    private static final int RUNNING = 20;
    private static final int FAILED = 8;
    private static final int UPCOMING = 6;
    private static final int BARS = 400;
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);

    private final RepositoryReader reader;
    private final RepositoryOverview overview;
    private final Timeline timeline;
    private final RunningProgress progress;
    private final UpcomingSlots slots;
    private final Clock clock;

    OverviewPage(
            RepositoryReader reader,
            RepositoryAccess repository,
            RunningProgress progress,
            UpcomingSlots slots,
            Clock clock) {
        this.reader = reader;
        this.overview = new RepositoryOverview(repository);
        this.timeline = new Timeline(repository);
        this.progress = progress;
        this.slots = slots;
        this.clock = clock;
    }

    /**
     * An execution that runs.
     *
     * @param execution it
     * @param progress how far it is, or null if that is not known
     */
    record Running(Execution execution, RunningProgress.@Nullable View progress) {}

    @GetMapping("/")
    String overview(Model model) {
        Instant now = clock.instant();
        List<Running> running = reader.executions(ExecutionFilter.RUNNING, RUNNING).stream()
                .map(execution ->
                        new Running(execution, progress.of(execution.id()).orElse(null)))
                .toList();
        model.addAttribute("running", running);
        model.addAttribute(
                "failed",
                reader.executions(ExecutionFilter.FAILED.created(new TimeRange(now.minus(WEEK), null)), FAILED));
        model.addAttribute("upcoming", slots.next(UPCOMING));
        model.addAttribute("statuses", overview.statuses(now.minus(DAY)));
        model.addAttribute(
                "timeline",
                TimelinePicture.of(timeline.bars(now.minus(DAY), now, BARS), now.minus(DAY), now, clock.getZone()));
        return "overview";
    }
}
