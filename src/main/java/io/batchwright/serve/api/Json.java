package io.batchwright.serve.api;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JacksonSerializable;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.jsontype.TypeSerializer;

/** An answer in JSON that is written as it goes, in the words of the command line's {@code --json}. */
public final class Json extends JacksonSerializable.Base {

    private final Consumer<JsonGenerator> writing;

    private Json(Consumer<JsonGenerator> writing) {
        this.writing = writing;
    }

    /** @param writing writes one value */
    public static Json of(Consumer<JsonGenerator> writing) {
        return new Json(writing);
    }

    /** @param writing writes one element */
    public static <T> Json array(Iterable<T> elements, BiConsumer<JsonGenerator, T> writing) {
        return new Json(json -> {
            json.writeStartArray();
            elements.forEach(element -> writing.accept(json, element));
            json.writeEndArray();
        });
    }

    @Override
    public void serialize(JsonGenerator json, SerializationContext context) {
        writing.accept(json);
    }

    @Override
    public void serializeWithType(JsonGenerator json, SerializationContext context, TypeSerializer type) {
        writing.accept(json);
    }
}
