package io.batchwright.format;

import io.batchwright.record.Schema;
import io.batchwright.spec.Problems;
import io.batchwright.spec.TypeName;

/**
 * A JSON array of objects, of any size and on any number of lines. Fields come from its elements as from the lines of
 * {@link JsonLinesFormatSpec}.
 */
@TypeName(
        value = "json-array",
        doc = "One JSON array of objects, of any size; nested values by path, such as user.name or items[0].")
public record JsonArrayFormatSpec() implements FormatSpec {

    @Override
    public void validate(Schema schema, Problems problems) {
        JsonLinesFormatSpec.requirePaths(schema, problems);
    }

    @Override
    public Format open(Schema schema) {
        return new JsonArrayFormat(schema);
    }
}
