package io.batchwright.serve.metrics;

import io.batchwright.batch.RunObserver;
import io.batchwright.batch.RunResult;
import io.batchwright.record.Ledger;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Counts the runs of this process, and their records chunk by chunk; docs/operations.md has the names. Thread-safe. */
public final class RunMetrics implements RunObserver {

    private static final String PIPELINE = "pipeline";
    private static final String OUTCOME = "outcome";
    private static final String STATUS = "status";
    private static final String REFUSED = "refused";

    private final MeterRegistry meters;

    public RunMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public Observation begins(String pipeline) {
        return new RecordMeter(new Counters(pipeline), result -> ended(pipeline, result));
    }

    private void ended(String pipeline, @Nullable RunResult result) {
        Timer.builder("batchwright.run.duration")
                .description("How long the runs of this server took, by how they ended")
                .tag(PIPELINE, pipeline)
                .tag(STATUS, result == null ? REFUSED : result.status().name().toLowerCase(Locale.ROOT))
                .register(meters)
                .record(Duration.ofNanos(result == null ? 0 : Math.round(result.seconds() * 1e9)));
    }

    /** The counters of a pipeline. */
    final class Counters {

        private final Counter read;
        private final Counter bytes;
        private final Counter written;
        private final Counter filtered;
        private final Counter rejected;
        private final Counter ignored;

        private Counters(String pipeline) {
            this.read = counter("batchwright.records.read", "Records that the runs of this server have read", pipeline)
                    .register(meters);
            this.bytes = counter("batchwright.read.bytes", "Bytes of stored input behind these records", pipeline)
                    .baseUnit("bytes")
                    .register(meters);
            this.written = outcome(pipeline, "written");
            this.filtered = outcome(pipeline, "filtered");
            this.rejected = outcome(pipeline, "rejected");
            this.ignored = outcome(pipeline, "ignored");
        }

        private Counter outcome(String pipeline, String outcome) {
            return counter("batchwright.records", "What became of the records that were read", pipeline)
                    .tag(OUTCOME, outcome)
                    .register(meters);
        }

        private static Counter.Builder counter(String name, String description, String pipeline) {
            return Counter.builder(name).description(description).tag(PIPELINE, pipeline);
        }

        void add(Ledger records, long moreBytes) {
            read.increment((double) records.read());
            bytes.increment((double) Math.max(0, moreBytes));
            written.increment((double) records.written());
            filtered.increment((double) records.filtered());
            rejected.increment((double) records.rejected());
            ignored.increment((double) records.ignored());
        }
    }
}
