package io.batchwright.format;

import io.batchwright.record.Field;
import io.batchwright.record.Schema;
import io.batchwright.spec.JsonStep;
import io.batchwright.spec.Problems;
import io.batchwright.spec.TypeName;

/**
 * One JSON object per line. A field's place is a path: {@code user.address.city}, {@code items[0].price}; a backslash
 * makes a dot or a bracket part of a name.
 *
 * <p>Strings come without their quotes and escapes, numbers and booleans as they are written, objects and arrays as their
 * JSON text; {@code null} is no value. A field of type {@code json} keeps the JSON text of whatever stands there. Empty
 * lines are no records.
 */
@TypeName(value = "json-lines", doc = "One JSON object per line; nested values by path, such as user.name or items[0].")
public record JsonLinesFormatSpec() implements FormatSpec {

    @Override
    public void validate(Schema schema, Problems problems) {
        requirePaths(schema, problems);
    }

    /** Checks that the fields' places are paths. */
    static void requirePaths(Schema schema, Problems problems) {
        for (Field field : schema.fields()) {
            try {
                JsonStep.parse(field.from());
            } catch (IllegalArgumentException e) {
                problems.add("", "field '" + field.name() + "': " + e.getMessage());
            }
        }
    }

    @Override
    public Format open(Schema schema) {
        return new JsonLinesFormat(schema);
    }
}
