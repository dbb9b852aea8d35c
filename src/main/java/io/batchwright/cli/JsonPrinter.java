package io.batchwright.cli;

import io.batchwright.batch.RunResult;
import io.batchwright.record.Position;
import io.batchwright.report.JsonOutput;
import io.batchwright.report.LedgerJson;
import java.io.PrintWriter;

/** Prints how a run ended as one JSON object, for scripts. */
final class JsonPrinter {

    private final PrintWriter out;

    JsonPrinter(PrintWriter out) {
        this.out = out;
    }

    void print(RunResult result) {
        JsonOutput.print(out, json -> {
            json.writeStartObject();
            json.writeStringProperty("pipeline", result.pipeline());
            json.writeName("execution");
            if (result.execution() < 0) {
                json.writeNull();
            } else {
                json.writeNumber(result.execution());
            }
            json.writeStringProperty("status", result.status().name());
            LedgerJson.write(json, result.ledger(), result.bytes());
            json.writeObjectPropertyStart("thisRun");
            LedgerJson.write(json, result.thisRun(), result.thisRunBytes());
            json.writeEndObject();
            json.writeNumberProperty("seconds", result.seconds());
            Position resumedFrom = result.resumedFrom();
            json.writeStringProperty("resumedFrom", resumedFrom == null ? null : resumedFrom.value());
            json.writeEndObject();
        });
        out.flush();
    }
}
