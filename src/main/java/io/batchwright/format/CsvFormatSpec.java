package io.batchwright.format;

import io.batchwright.record.Field;
import io.batchwright.record.Schema;
import io.batchwright.spec.Key;
import io.batchwright.spec.Problems;
import io.batchwright.spec.TypeName;
import java.util.List;

/**
 * Comma-separated values as RFC 4180 has them, or with another delimiter (a tab makes it TSV).
 *
 * <p>An empty line is no record; a row of one empty value is written {@code ""}.
 *
 * @param header whether each input starts with the names of its columns
 * @param delimiter between two values, one ASCII character
 * @param quote around values that hold delimiters, quotes or line ends; one ASCII character
 */
@TypeName(value = "csv", doc = "Comma-separated values (RFC 4180); any other delimiter too, such as a tab.")
public record CsvFormatSpec(
        @Key(
                value = "Whether each input starts with a header; fields are then found by column name, else by order.",
                defaultValue = "true")
        boolean header,

        @Key(value = "Character between two values; \"\\t\" for a tab.", defaultValue = ",")
        char delimiter,

        @Key(value = "Character around values that hold delimiters, quotes or line ends.", defaultValue = "\"")
        char quote)
        implements FormatSpec {

    public CsvFormatSpec {
        AsciiChar.require("delimiter", delimiter);
        AsciiChar.require("quote", quote);
        if (delimiter == quote) {
            throw new IllegalArgumentException("delimiter and quote are both '" + delimiter + "'; they must differ");
        }
    }

    @Override
    public List<String> nullValues() {
        return List.of("");
    }

    @Override
    public void validate(Schema schema, Problems problems) {
        if (header) {
            return;
        }
        for (Field field : schema.fields()) {
            if (!field.from().equals(field.name())) {
                problems.add(
                        "header",
                        "without a header, columns are the fields in order; field '" + field.name()
                                + "' cannot come from '" + field.from() + "'");
            }
        }
    }

    @Override
    public Format open(Schema schema) {
        return new CsvFormat(schema, header, (byte) delimiter, (byte) quote);
    }
}
