package io.batchwright.sink;

import io.batchwright.record.InputPlan;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The frozen input as JSON text: an array of objects. Streamed, because data binding would double the start-up of a run. */
final class PlanJson {

    private static final JsonFactory JSON = new JsonFactory();

    private PlanJson() {}

    static String write(InputPlan plan) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartArray();
            plan.inputs().forEach(input -> write(json, input));
            json.writeEndArray();
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, InputPlan.Input input) {
        json.writeStartObject();
        json.writeStringProperty("name", input.name());
        json.writeNumberProperty("end", input.end());
        json.writeStringProperty("fingerprint", input.fingerprint());
        if (input.hash() != null) {
            json.writeStringProperty("sha256", input.hash());
        }
        if (input.original() != null) {
            json.writeName("original");
            write(json, input.original());
        }
        json.writeEndObject();
    }

    static InputPlan read(String text) {
        List<InputPlan.Input> inputs = new ArrayList<>();
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.START_OBJECT) {
                inputs.add(input(json));
            }
        }
        return new InputPlan(inputs);
    }

    private static InputPlan.Input input(JsonParser json) {
        String name = "";
        long end = -1;
        String fingerprint = "";
        String hash = null;
        InputPlan.Input original = null;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = json.currentName();
            json.nextToken();
            switch (key) {
                case "name" -> name = json.getString();
                case "end" -> end = json.getLongValue();
                case "fingerprint" -> fingerprint = json.getString();
                case "sha256" -> hash = json.getString();
                case "original" -> original = input(json);
                default -> throw new IllegalStateException("a plan has no '" + key + "'");
            }
        }
        return new InputPlan.Input(name, end, fingerprint, hash, original);
    }
}
