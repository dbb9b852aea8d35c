package io.batchwright.sink;

import io.batchwright.record.Schema;
import io.batchwright.spec.TypeName;

/** One JSON object per line, without the members whose fields have no value. */
@TypeName(value = "json-lines", doc = "One JSON object per line; a field without a value is left out.")
public record JsonLinesOutputSpec() implements OutputFormatSpec {

    @Override
    public RowEncoder open(Schema schema) {
        return new JsonLinesEncoder(schema);
    }
}
