package io.batchwright.serve.metrics;

import io.batchwright.monitor.Counts;
import io.batchwright.monitor.Execution;
import io.batchwright.monitor.ExecutionStatus;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the repository tells Prometheus; docs/operations.md has the names. */
enum RepositoryGauge {
    RUNNING("batchwright_running", "Executions that the repository takes for running"),
    LAST_SUCCESS(
            "batchwright_last_success_timestamp_seconds", "When the newest complete execution ended, in Unix time"),
    LAST_RUN("batchwright_last_run_timestamp_seconds", "When the newest execution that is over ended, in Unix time"),
    LAST_RUN_SUCCEEDED("batchwright_last_run_succeeded", "1 if that execution is complete, else 0"),
    LAST_RUN_DURATION("batchwright_last_run_duration_seconds", "How long that execution ran"),
    LAST_RUN_RECORDS("batchwright_last_run_records", "What became of the records of that execution");

    private static final String UP = "batchwright_repository_up";

    private final String prometheusName;
    private final String help;

    RepositoryGauge(String prometheusName, String help) {
        this.prometheusName = prometheusName;
        this.help = help;
    }

    /** The names of all of them. */
    static List<String> names() {
        List<String> names = new ArrayList<>(List.of(UP));
        Arrays.stream(values()).map(gauge -> gauge.prometheusName).forEach(names::add);
        return names;
    }

    static MetricSnapshots ofNothing() {
        return new MetricSnapshots(up(0));
    }

    static MetricSnapshots of(LastRuns runs) {
        MetricSnapshots.Builder snapshots = MetricSnapshots.builder().metricSnapshot(up(1));
        for (RepositoryGauge gauge : values()) {
            GaugeSnapshot.Builder snapshot =
                    GaugeSnapshot.builder().name(gauge.prometheusName).help(gauge.help);
            runs.pipelines().forEach(standing -> gauge.add(snapshot, standing));
            snapshots.metricSnapshot(snapshot.build());
        }
        return snapshots.build();
    }

    private static GaugeSnapshot up(double value) {
        return GaugeSnapshot.builder()
                .name(UP)
                .help("1 if the job repository can be read, else 0")
                .dataPoint(point(Labels.EMPTY, value))
                .build();
    }

    private void add(GaugeSnapshot.Builder snapshot, LastRuns.Standing standing) {
        Labels labels = Labels.of("pipeline", standing.pipeline());
        if (this == RUNNING) {
            snapshot.dataPoint(point(labels, (double) standing.running()));
        } else if (this == LAST_SUCCESS) {
            addTime(snapshot, labels, standing.lastSuccess());
        } else if (standing.last() != null) {
            addLast(snapshot, labels, standing.last());
        }
    }

    private void addLast(GaugeSnapshot.Builder snapshot, Labels labels, Execution last) {
        switch (this) {
            case LAST_RUN -> addTime(snapshot, labels, last);
            case LAST_RUN_SUCCEEDED ->
                snapshot.dataPoint(point(labels, last.status() == ExecutionStatus.COMPLETED ? 1 : 0));
            case LAST_RUN_DURATION ->
                snapshot.dataPoint(point(labels, last.duration(last.updated()).toMillis() / 1000.0));
            default -> addRecords(snapshot, labels, last.counts());
        }
    }

    private static void addTime(GaugeSnapshot.Builder snapshot, Labels labels, @Nullable Execution execution) {
        if (execution != null) {
            Instant ended = execution.ended();
            snapshot.dataPoint(point(labels, (ended == null ? execution.updated() : ended).toEpochMilli() / 1000.0));
        }
    }

    private static void addRecords(GaugeSnapshot.Builder snapshot, Labels labels, Counts counts) {
        snapshot.dataPoint(point(labels.add("outcome", "written"), (double) counts.written()));
        snapshot.dataPoint(point(labels.add("outcome", "filtered"), (double) counts.filtered()));
        snapshot.dataPoint(point(labels.add("outcome", "rejected"), (double) counts.rejected()));
    }

    private static GaugeDataPointSnapshot point(Labels labels, double value) {
        return GaugeDataPointSnapshot.builder().labels(labels).value(value).build();
    }
}
