package io.batchwright.cli;

import io.batchwright.record.RawText;
import io.batchwright.record.Reject;
import io.batchwright.sink.StoredReject;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** A reject as a JSON object. */
final class RejectJson {

    private RejectJson() {}

    static void write(JsonGenerator json, StoredReject stored) {
        Reject reject = stored.reject();
        RawText raw = RawText.of(reject.raw());
        json.writeStartObject();
        json.writeNumberProperty("execution", stored.execution());
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
