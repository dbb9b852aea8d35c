package io.batchwright.sink;

import io.batchwright.record.Schema;
import io.batchwright.spec.Key;
import io.batchwright.spec.Problems;
import io.batchwright.spec.TypeName;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values as RFC 4180 has them. A value is quoted where it holds a delimiter, a quote or a line end, where it is
 * empty text, and where it is the same as {@code nullValue}; nothing else is.
 *
 * @param header whether the names of the fields come first
 * @param delimiter between two values, one ASCII character
 * @param nullValue what stands, without quotes, for no value; null for nothing at all
 * @param lineEnd what ends a line
 */
@TypeName(value = "csv", doc = "Comma-separated values (RFC 4180), or with any other delimiter, such as a tab.")
public record CsvOutputSpec(
        @Key(value = "Whether the names of the fields come first.", defaultValue = "true")
        boolean header,

        @Key(value = "Character between two values; \"\\t\" for a tab.", defaultValue = ",")
        char delimiter,

        @Key("What stands for no value, without quotes; nothing if left out. The same text as a value is quoted.")
        @Nullable
        String nullValue,

        @Key(value = "What ends a line: lf, or crlf as in RFC 4180.", defaultValue = "lf")
        LineEnd lineEnd)
        implements OutputFormatSpec {

    private static final String RESERVED = "\"\r\n";

    /** What ends a line. */
    public enum LineEnd {
        LF("\n"),
        CRLF("\r\n");

        private final String text;

        LineEnd(String text) {
            this.text = text;
        }

        /** The characters. */
        String text() {
            return text;
        }
    }

    @Override
    public void validate(Problems problems) {
        if (delimiter > 0x7F || RESERVED.indexOf(delimiter) >= 0) {
            problems.add("delimiter", "expected one ASCII character that is no quote and ends no line");
        }
        if (nullValue != null && nullValue.chars().anyMatch(c -> c == delimiter || RESERVED.indexOf(c) >= 0)) {
            problems.add(
                    "null-value", "expected a text without delimiter, quote and line end, found '" + nullValue + "'");
        }
    }

    @Override
    public RowEncoder open(Schema schema) {
        return new CsvEncoder(schema, this);
    }
}
