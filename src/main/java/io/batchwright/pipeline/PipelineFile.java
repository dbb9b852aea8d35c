package io.batchwright.pipeline;

import io.batchwright.format.FormatSpec;
import io.batchwright.sink.SinkSpec;
import io.batchwright.source.SourceSpec;
import io.batchwright.spec.DataSize;
import io.batchwright.spec.Key;
import io.batchwright.transform.TransformSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys of a pipeline file. */
record PipelineFile(
        @Key("What the pipeline does, for people.") @Nullable
        String description,

        @Key("Values that the command line may give (name=value), params.NAME in expressions.")
        Map<String, ParameterSpec> parameters,

        @Key("Where the records come from.") SourceSpec source,

        @Key("How records are read from the source's bytes; left out where the source gives rows, or JSON.") @Nullable
        FormatSpec format,

        @Key("The fields of a record, in order: a type each, or a mapping.")
        Map<String, FieldSpec> fields,

        @Key("What happens to the records, in order.") List<TransformSpec> transform,

        @Key("Where the records go.") SinkSpec sink,

        @Key(
                "The most records that one transaction covers. Default: 100,000, or up to 1,600,000 where filters drop most, and on H2 about 2,000 rows written.")
        @Nullable
        Long commitEvery,

        @Key(
                value = "The longest time that one transaction gathers records.",
                defaultValue = Limits.DEFAULT_COMMIT_INTERVAL)
        Duration commitInterval,

        @Key(
                value = "The most bytes of records that one transaction holds in memory.",
                defaultValue = Limits.DEFAULT_COMMIT_BYTES)
        DataSize commitBytes,

        @Key(value = "The longest record; longer ones are rejected.", defaultValue = Limits.DEFAULT_MAX_RECORD_SIZE)
        DataSize maxRecordSize,

        @Key(
                value = "How many rejects a run bears: a number, a percentage (judged after 1,000 records and at the"
                        + " end), or unlimited.",
                defaultValue = Limits.DEFAULT_MAX_REJECTS)
        MaxRejects maxRejects,

        @Key(
                value =
                        "What happens when a record is rejected: keep keeps it and goes on, fail fails the run at the first"
                                + " one and rolls its chunk back.",
                defaultValue = Limits.DEFAULT_ON_REJECT)
        OnReject onReject,

        @Key("When a server (batchwright serve) runs the pipeline by itself.") @Nullable
        ScheduleSpec schedule,

        @Key("Whether a scheduled run that failed is tried again.") @Nullable
        RetrySpec retry,

        @Key(value = "Who hears of scheduled runs.", name = "notify") @Nullable
        NotifySpec webhook) {

    Scheduling scheduling() {
        return new Scheduling(schedule, retry, webhook);
    }

    Limits limits() {
        return new Limits(commitEvery, commitInterval, commitBytes, maxRecordSize, maxRejects, onReject);
    }
}
