package io.batchwright.report;

import io.batchwright.record.RawText;
import io.batchwright.record.Reject;
import io.batchwright.sink.ReasonCount;
import io.batchwright.sink.RejectSummary;
import io.batchwright.sink.StoredReject;
import io.batchwright.text.Times;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Rejects, and what is said about many of them, as JSON objects. */
public final class RejectJson {

    private RejectJson() {}

    /** A reject. */
    public static void write(JsonGenerator json, StoredReject stored) {
        Reject reject = stored.reject();
        RawText raw = RawText.of(reject.raw());
        json.writeStartObject();
        json.writeNumberProperty("execution", stored.execution());
        json.writeNumberProperty("id", stored.id());
        json.writeStringProperty("input", reject.location().input());
        json.writeNumberProperty("line", reject.location().line());
        json.writeNumberProperty("byteOffset", reject.location().offset());
        json.writeStringProperty("stage", reject.stage());
        json.writeStringProperty("field", reject.field());
        json.writeStringProperty("reason", reject.reason());
        json.writeStringProperty("detail", reject.detail());
        json.writeStringProperty("raw", raw.text());
        json.writeStringProperty("encoding", raw.encoding());
        json.writeBooleanProperty("truncated", reject.truncated());
        json.writeNumberProperty("attempts", stored.attempts());
        replayed(json, stored.replayed());
        json.writeEndObject();
    }

    /** The rejects of a run, in short. */
    public static void write(JsonGenerator json, RejectSummary summary) {
        json.writeStartObject();
        json.writeStringProperty("pipeline", summary.pipeline());
        json.writeNumberProperty("execution", summary.execution());
        json.writeStringProperty("load", summary.job());
        json.writeStringProperty("since", Times.here().forScripts(summary.first()));
        json.writeNumberProperty("rejects", summary.count());
        json.writeNumberProperty("replayed", summary.replayed());
        json.writeStringProperty("reason", summary.reason());
        json.writeEndObject();
    }

    /** How many rejects have a reason. */
    public static void write(JsonGenerator json, ReasonCount reason) {
        json.writeStartObject();
        json.writeStringProperty("stage", reason.stage());
        json.writeStringProperty("field", reason.field());
        json.writeStringProperty("reason", reason.reason());
        json.writeNumberProperty("count", reason.count());
        json.writeEndObject();
    }

    private static void replayed(JsonGenerator json, StoredReject.@Nullable Replayed replayed) {
        json.writeStringProperty(
                "replayed", replayed == null ? null : replayed.at().toString());
        json.writeName("replayedBy");
        if (replayed == null) {
            json.writeNull();
        } else {
            json.writeNumber(replayed.execution());
        }
    }
}
