package io.batchwright.schedule;

import io.batchwright.batch.CompletedLoads;
import io.batchwright.pipeline.PipelineCatalog;
import io.batchwright.pipeline.ScheduleSpec;
import io.batchwright.spec.Suggestions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The schedules of the pipelines of a home directory: how they stand, what came of them, and what is to come. Thread-safe; every
 * call throws a {@link org.springframework.dao.DataAccessException} if the database can not be used.
 */
public final class Schedules {

    private final PipelineCatalog catalog;
    private final ScheduleStore schedules;
    private final SlotStore slots;
    private final NotificationStore notifications;
    private final CompletedLoads loads;
    private final TransactionTemplate transaction;
    private final ParsedSchedules parsed = new ParsedSchedules();
    private final Clock clock;

    /**
     * @param repository connections to the database of the job repository
     * @param loads the loads of its executions
     * @param catalog the pipelines of the home directory
     */
    public Schedules(DataSource repository, CompletedLoads loads, PipelineCatalog catalog, Clock clock) {
        JdbcClient jdbc = JdbcClient.create(repository);
        this.catalog = catalog;
        this.schedules = new ScheduleStore(jdbc);
        this.slots = new SlotStore(jdbc);
        this.notifications = new NotificationStore(jdbc);
        this.loads = loads;
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(repository));
        this.clock = clock;
    }

    PipelineCatalog catalog() {
        return catalog;
    }

    ScheduleStore schedules() {
        return schedules;
    }

    SlotStore slots() {
        return slots;
    }

    NotificationStore notifications() {
        return notifications;
    }

    CompletedLoads loads() {
        return loads;
    }

    TransactionTemplate transaction() {
        return transaction;
    }

    ParsedSchedules parsed() {
        return parsed;
    }

    /** The schedules of all pipelines that have one, or had one before their file became unusable, by name. */
    public List<ScheduleState> all() {
        Map<String, ScheduleRow> rows = rows();
        Map<String, Slot> waiting =
                slots.oldestWaiting().stream().collect(Collectors.toMap(Slot::pipeline, Function.identity()));
        return catalog.entries().stream()
                .filter(entry -> isScheduled(entry, rows.get(entry.name())))
                .map(entry -> state(entry, rows.get(entry.name()), waiting.get(entry.name())))
                .toList();
    }

    /** The schedule of a pipeline; empty if it has none. */
    public Optional<ScheduleState> find(String pipeline) {
        return all().stream()
                .filter(schedule -> schedule.pipeline().equals(pipeline))
                .findFirst();
    }

    private Map<String, ScheduleRow> rows() {
        return schedules.all().stream().collect(Collectors.toMap(ScheduleRow::pipeline, Function.identity()));
    }

    private static boolean isScheduled(PipelineCatalog.Entry entry, @Nullable ScheduleRow row) {
        return entry.schedule() != null || (entry.problem() != null && row != null && row.active());
    }

    private ScheduleState state(PipelineCatalog.Entry entry, @Nullable ScheduleRow row, @Nullable Slot waiting) {
        ScheduleSpec schedule = entry.schedule();
        List<Slot> last = slots.newest(entry.name(), 1, null);
        return new ScheduleState(
                entry.name(),
                schedule,
                schedule == null ? null : parsed.of(entry.name(), schedule).next(clock.instant()),
                row != null && row.paused(),
                row == null ? null : row.pausedAt(),
                row == null ? null : row.pausedBy(),
                row != null && row.failing(),
                last.isEmpty() ? null : last.get(0),
                waiting,
                entry.problem());
    }

    /**
     * The slots of a pipeline that came, newest first.
     *
     * @param limit how many at most
     * @param before only older ones, so that the last of a page asks for the next one; null for all
     */
    public List<Slot> slots(String pipeline, int limit, @Nullable Instant before) {
        return slots.newest(pipeline, limit, before);
    }

    /**
     * What webhooks were to hear, newest first.
     *
     * @param limit how many at most
     * @param before only those with smaller numbers, so that the last of a page asks for the next one; null for all
     */
    public List<Notification> notifications(int limit, @Nullable Long before) {
        return notifications.newest(limit, before);
    }

    /**
     * A slot that is to come.
     *
     * @param schedule the schedule, as it stands
     * @param time when
     */
    public record Coming(ScheduleState schedule, Instant time) {}

    /**
     * The slots that are to come, of all pipelines, in order.
     *
     * @param pipeline only those of this pipeline, or null for all
     * @param limit how many at most
     */
    public List<Coming> coming(@Nullable String pipeline, int limit) {
        return coming(pipeline, clock.instant(), null, limit);
    }

    /**
     * The slots that are to come after another one, of all pipelines, in order: by time, then by pipeline.
     *
     * @param pipeline only those of this pipeline, or null for all
     * @param after the other one's time; if it has come, all that are to come now
     * @param whose the other one's pipeline; null to begin behind all that come at that time
     * @param limit how many at most
     */
    public List<Coming> coming(@Nullable String pipeline, Instant after, @Nullable String whose, int limit) {
        Instant now = clock.instant();
        boolean past = after.isBefore(now);
        List<Coming> coming = new ArrayList<>();
        for (ScheduleState state : all()) {
            ScheduleSpec schedule = state.schedule();
            if (schedule != null && (pipeline == null || pipeline.equals(state.pipeline()))) {
                boolean atOnce = !past && whose != null && state.pipeline().compareTo(whose) > 0;
                parsed
                        .of(state.pipeline(), schedule)
                        .first(past ? now : atOnce ? after.minusNanos(1) : after, Instant.MAX, limit)
                        .stream()
                        .map(slot -> new Coming(state, slot))
                        .forEach(coming::add);
            }
        }
        coming.sort(Comparator.comparing(Coming::time)
                .thenComparing(slot -> slot.schedule().pipeline()));
        return coming.size() <= limit ? coming : List.copyOf(coming.subList(0, limit));
    }

    /**
     * Lets no slot of a pipeline begin, on any server, until it is resumed. One that runs goes on.
     *
     * @param by who wants that, for people
     * @return false if it was paused before
     * @throws ScheduleException if the pipeline has no schedule
     */
    public boolean pause(String pipeline, String by) {
        ScheduleState state = require(pipeline);
        ScheduleSpec schedule = state.schedule();
        if (schedule != null) {
            schedules.begin(pipeline, schedule, clock.instant());
        }
        return schedules.pause(pipeline, by, clock.instant());
    }

    /**
     * Lets slots of a pipeline begin again; what came meanwhile was missed.
     *
     * @return false if it was not paused
     * @throws ScheduleException if the pipeline has no schedule
     */
    public boolean resume(String pipeline) {
        return schedules.resume(require(pipeline).pipeline());
    }

    /**
     * The schedule of a pipeline.
     *
     * @throws ScheduleException if it has none
     */
    public ScheduleState require(String pipeline) {
        return find(pipeline).orElseThrow(() -> {
            PipelineCatalog.Entry entry = catalog.find(pipeline);
            String problem = entry == null
                    ? "there is no pipeline '" + pipeline + "' in config/pipelines"
                            + Suggestions.didYouMean(pipeline, catalog.names())
                    : entry.problem();
            return new ScheduleException(
                    problem != null
                            ? problem
                            : "'" + pipeline + "' has no schedule; give it one: schedule: { cron: … }");
        });
    }
}
