package io.batchwright.pipeline;

import io.batchwright.pipeline.bind.Binder;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schema (draft 2020-12) of pipeline files, with which editors complete and check them. */
public final class PipelineSchema {

    private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

    private PipelineSchema() {}

    /** The schema as indented text with a line feed at its end; the same for the same version of Batchwright. */
    public static String json() {
        ObjectNode schema = JsonNodeFactory.instance
                .objectNode()
                .put("$schema", DRAFT)
                .put("title", "Batchwright pipeline")
                .put("description", "One pipeline: source, format, transform, sink.")
                .setAll(new Binder<>(PipelineFile.class).schema());
        String text = JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(schema);
        return text.replace("\r\n", "\n") + "\n";
    }
}
