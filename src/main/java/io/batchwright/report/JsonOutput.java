package io.batchwright.report;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** Writes JSON values on lines of their own, for scripts. Thread-safe. */
public final class JsonOutput {

    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private JsonOutput() {}

    /** Prints what {@code value} writes, once all of it is there. */
    public static void print(PrintWriter out, Consumer<JsonGenerator> value) {
        out.println(text(value));
    }

    /** Prints what {@code value} writes while it writes, so that it may be longer than fits into memory. */
    public static void stream(PrintWriter out, Consumer<JsonGenerator> value) {
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            value.accept(json);
        }
        out.println();
    }

    /** What {@code value} writes, as text on one line. */
    public static String text(Consumer<JsonGenerator> value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            value.accept(json);
        }
        return text.toString();
    }
}
