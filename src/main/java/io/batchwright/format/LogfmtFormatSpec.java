package io.batchwright.format;

import io.batchwright.record.Schema;
import io.batchwright.spec.TypeName;
import java.util.List;

/**
 * Lines of {@code key=value} pairs between blanks, values with blanks in quotes: {@code level=info msg="it works" cached}.
 *
 * <p>Quoted values have the escapes of JSON strings. A key without a value is {@code true}; one with nothing after its
 * equals sign is the empty text. Empty lines are no records.
 */
@TypeName(
        value = "logfmt",
        doc = "Lines of key=value pairs between blanks, such as level=info msg=\"it works\" cached.")
public record LogfmtFormatSpec() implements FormatSpec {

    @Override
    public List<String> nullValues() {
        return List.of("");
    }

    @Override
    public Format open(Schema schema) {
        return new LogfmtFormat(schema);
    }
}
