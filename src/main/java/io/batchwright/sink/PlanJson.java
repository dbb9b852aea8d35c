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

/** The frozen input as JSON text. Streamed, because data binding would double the start-up of a run. */
final class PlanJson {

    private static final JsonFactory JSON = new JsonFactory();

    private PlanJson() {}

    static String write(InputPlan plan) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeNumberProperty("began", plan.began());
            json.writeNumberProperty("first", plan.first());
            json.writeNumberProperty("bytes-before", plan.bytesBefore());
            write(json, "inputs", plan.inputs());
            write(json, "known", plan.known());
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, String name, List<InputPlan.Input> inputs) {
        json.writeName(name);
        json.writeStartArray();
        inputs.forEach(input -> write(json, input));
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, InputPlan.Input input) {
        json.writeStartObject();
        json.writeStringProperty("name", input.name());
        json.writeNumberProperty("end", input.end());
        json.writeStringProperty("fingerprint", input.fingerprint());
        if (input.hash() != null) {
            json.writeStringProperty("sha256", input.hash());
        }
        if (input.from() != null) {
            json.writeStringProperty("from", input.from());
            json.writeNumberProperty("start", input.start());
        }
        if (input.original() != null) {
            json.writeName("original");
            write(json, input.original());
        }
        json.writeEndObject();
    }

    static InputPlan read(String text) {
        int began = -1;
        int first = 0;
        long bytesBefore = 0;
        List<InputPlan.Input> inputs = List.of();
        List<InputPlan.Input> known = List.of();
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String key = json.currentName();
                json.nextToken();
                switch (key) {
                    case "began" -> began = json.getIntValue();
                    case "first" -> first = json.getIntValue();
                    case "bytes-before" -> bytesBefore = json.getLongValue();
                    case "inputs" -> inputs = inputs(json);
                    case "known" -> known = inputs(json);
                    default -> throw new IllegalStateException("a plan has no '" + key + "'");
                }
            }
        }
        return new InputPlan(began, first, bytesBefore, inputs, known);
    }

    private static List<InputPlan.Input> inputs(JsonParser json) {
        List<InputPlan.Input> inputs = new ArrayList<>();
        while (json.nextToken() == JsonToken.START_OBJECT) {
            inputs.add(input(json));
        }
        return inputs;
    }

    private static InputPlan.Input input(JsonParser json) {
        String name = "";
        long end = -1;
        String fingerprint = "";
        String hash = null;
        InputPlan.Input original = null;
        String from = null;
        long start = 0;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = json.currentName();
            json.nextToken();
            switch (key) {
                case "name" -> name = json.getString();
                case "end" -> end = json.getLongValue();
                case "fingerprint" -> fingerprint = json.getString();
                case "sha256" -> hash = json.getString();
                case "from" -> from = json.getString();
                case "start" -> start = json.getLongValue();
                case "original" -> original = input(json);
                default -> throw new IllegalStateException("an input has no '" + key + "'");
            }
        }
        return new InputPlan.Input(name, end, fingerprint, hash, original, from, start);
    }
}
