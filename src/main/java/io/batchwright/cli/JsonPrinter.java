package io.batchwright.cli;

import io.batchwright.batch.RunResult;
import io.batchwright.record.Ledger;
import io.batchwright.record.Position;
import java.io.PrintWriter;
import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Prints how a run ended as one JSON object, for scripts. */
final class JsonPrinter {

    private final PrintWriter out;

    JsonPrinter(PrintWriter out) {
        this.out = out;
    }

    void print(RunResult result) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("pipeline", result.pipeline());
            json.writeName("execution");
            if (result.execution() < 0) {
                json.writeNull();
            } else {
                json.writeNumber(result.execution());
            }
            json.writeStringProperty("status", result.status().name());
            ledger(json, result.ledger(), result.bytes());
            json.writeObjectPropertyStart("thisRun");
            ledger(json, result.thisRun(), result.thisRunBytes());
            json.writeEndObject();
            json.writeNumberProperty("seconds", result.seconds());
            Position resumedFrom = result.resumedFrom();
            json.writeStringProperty("resumedFrom", resumedFrom == null ? null : resumedFrom.value());
            json.writeEndObject();
        }
        out.println(text);
        out.flush();
    }

    private static void ledger(JsonGenerator json, Ledger ledger, long bytes) {
        json.writeNumberProperty("read", ledger.read());
        json.writeNumberProperty("written", ledger.written());
        json.writeNumberProperty("filtered", ledger.filtered());
        json.writeNumberProperty("rejected", ledger.rejected());
        json.writeNumberProperty("ignored", ledger.ignored());
        json.writeNumberProperty("bytes", bytes);
    }
}
