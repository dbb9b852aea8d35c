package io.batchwright.serve.page;

import io.batchwright.monitor.Execution;
import io.batchwright.monitor.ExecutionFilter;
import io.batchwright.monitor.RepositoryAccess;
import io.batchwright.monitor.RepositoryReader;
import io.batchwright.monitor.RunSample;
import io.batchwright.monitor.SampleReader;
import io.batchwright.serve.page.Series.Axis;
import io.batchwright.serve.page.Series.Line;
import io.batchwright.text.Times;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The data of the charts. */
@RestController
class SeriesData {

    private static final int TREND = 60;
    private static final double MIB = 1 << 20;

    private final Site site;
    private final RepositoryReader reader;
    private final SampleReader samples;
    private final Clock clock;

    SeriesData(Site site, RepositoryReader reader, RepositoryAccess repository, Clock clock) {
        this.site = site;
        this.reader = reader;
        this.samples = new SampleReader(repository);
        this.clock = clock;
    }

    /** Throughput and memory of an execution over time; only runs of pipelines keep them. */
    @GetMapping("/executions/{id}/series")
    Series execution(@PathVariable long id) {
        List<RunSample> points = site.own() ? samples.samples(id) : List.of();
        return new Series(
                "seconds since the start",
                points.stream().map(point -> Long.toString(point.seconds())).toList(),
                List.of(new Axis("rate", "records/s"), new Axis("memory", "MiB")),
                List.of(
                        new Line("records read/s", "rate", "accent", rates(points)),
                        new Line("heap", "memory", "filtered", values(points, point -> point.heap() / MIB)),
                        new Line("resident memory", "memory", "written", values(points, SeriesData::resident))));
    }

    private static @Nullable Double resident(RunSample point) {
        Long resident = point.resident();
        return resident == null ? null : resident / MIB;
    }

    private static @Nullable Double[] rates(List<RunSample> points) {
        @Nullable Double[] rates = new Double[points.size()];
        RunSample before = new RunSample(0, 0, 0, 0, 0, 0, null);
        for (int i = 0; i < rates.length; i++) {
            RunSample point = points.get(i);
            rates[i] = (point.read() - before.read()) / (double) Math.max(1, point.seconds() - before.seconds());
            before = point;
        }
        return rates;
    }

    private static <T> @Nullable Double[] values(List<T> points, Function<T, @Nullable Double> value) {
        @Nullable Double[] values = new Double[points.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value.apply(points.get(i));
        }
        return values;
    }

    /** Duration, rows and rejects of the last executions of a job, the oldest first. */
    @GetMapping("/trend")
    Series trend(@RequestParam String job) {
        List<Execution> executions = new ArrayList<>(reader.executions(ExecutionFilter.ALL.ofJob(job), TREND));
        Collections.reverse(executions);
        ToDoubleFunction<Execution> seconds = execution -> Times.seconds(execution.duration(clock.instant()));
        return new Series(
                "execution",
                executions.stream().map(execution -> "#" + execution.id()).toList(),
                List.of(new Axis("records", "records"), new Axis("seconds", "seconds")),
                List.of(
                        new Line("written", "records", "written", values(executions, e ->
                                (double) e.counts().written())),
                        new Line("rejected", "records", "rejected", values(executions, e ->
                                (double) e.counts().rejected())),
                        new Line("duration", "seconds", "accent", values(executions, seconds::applyAsDouble))));
    }
}
