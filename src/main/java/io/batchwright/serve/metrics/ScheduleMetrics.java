package io.batchwright.serve.metrics;

import io.batchwright.schedule.ScheduleState;
import io.batchwright.schedule.Schedules;
import io.batchwright.schedule.Slot;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells Prometheus how the schedules stand; docs/operations.md has the names. Thread-safe. */
public final class ScheduleMetrics implements MultiCollector, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduleMetrics.class);

    private static final String LAG = "batchwright_schedule_lag_seconds";
    private static final String PAUSED = "batchwright_schedule_paused";
    private static final String NEXT = "batchwright_schedule_next_timestamp_seconds";

    private final Question<List<ScheduleState>> question;
    private final Clock clock;

    public ScheduleMetrics(Schedules schedules, Clock clock) {
        this.question = new Question<>("batchwright-schedule-metrics", schedules::all);
        this.clock = clock;
    }

    @Override
    public List<String> getPrometheusNames() {
        return List.of(LAG, PAUSED, NEXT);
    }

    @Override
    public MetricSnapshots collect() {
        try {
            return snapshots(question.ask());
        } catch (Question.UnansweredException e) {
            LOG.warn("no metrics of the schedules: {}", e.getMessage());
            return new MetricSnapshots();
        }
    }

    @Override
    public void close() {
        question.close();
    }

    private MetricSnapshots snapshots(List<ScheduleState> states) {
        GaugeSnapshot.Builder lag =
                gauge(LAG, "How late the oldest slot is that never began, else how late the newest began, last");
        GaugeSnapshot.Builder paused = gauge(PAUSED, "1 if no slot begins until the schedule is resumed, else 0");
        GaugeSnapshot.Builder next = gauge(NEXT, "When the next slot comes, in Unix time");
        for (ScheduleState state : states) {
            add(lag, state, lag(state));
            add(paused, state, state.paused() ? 1.0 : 0.0);
            Instant coming = state.next();
            add(next, state, coming == null ? null : (double) coming.getEpochSecond());
        }
        return new MetricSnapshots(lag.build(), paused.build(), next.build());
    }

    private @Nullable Double lag(ScheduleState state) {
        Slot waiting = state.waiting();
        return waiting == null ? lag(state.last()) : (Double) seconds(waiting, clock.instant());
    }

    /** Of a slot that is tried again it is not known any more when it began first. */
    private @Nullable Double lag(@Nullable Slot last) {
        if (last == null || last.failures() > 0 || last.backfill()) {
            return null;
        }
        Instant began = last.began();
        return began == null ? null : seconds(last, began);
    }

    private static double seconds(Slot slot, Instant began) {
        return Duration.between(slot.time(), began).toMillis() / 1000.0;
    }

    private static GaugeSnapshot.Builder gauge(String name, String help) {
        return GaugeSnapshot.builder().name(name).help(help);
    }

    private static void add(GaugeSnapshot.Builder gauge, ScheduleState state, @Nullable Double value) {
        if (value != null) {
            gauge.dataPoint(GaugeDataPointSnapshot.builder()
                    .labels(Labels.of("pipeline", state.pipeline()))
                    .value(value)
                    .build());
        }
    }
}
