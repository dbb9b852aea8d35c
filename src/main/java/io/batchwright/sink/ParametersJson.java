package io.batchwright.sink;

import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Parameters as JSON text: an object, name to text. */
final class ParametersJson {

    private static final JsonFactory JSON = new JsonFactory();

    private ParametersJson() {}

    static String write(Map<String, String> parameters) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            parameters.forEach(json::writeStringProperty);
            json.writeEndObject();
        }
        return text.toString();
    }

    /** Reads parameters; null, of a load that was begun before they were kept, gives none. */
    static Map<String, String> read(@Nullable String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (text != null) {
            try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
                json.nextToken();
                while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = json.currentName();
                    json.nextToken();
                    parameters.put(name, json.getString());
                }
            }
        }
        return parameters;
    }
}
