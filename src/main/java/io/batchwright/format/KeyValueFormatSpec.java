package io.batchwright.format;

import io.batchwright.record.Schema;
import io.batchwright.spec.Key;
import io.batchwright.spec.TypeName;

/**
 * Lines of {@code key=value} pairs.
 *
 * @param pairSeparator between pairs, one ASCII character
 * @param keyValueSeparator between key and value, one ASCII character
 */
@TypeName(value = "key-value", doc = "Lines of key=value pairs, such as id=1,metric=20,status=ok.")
public record KeyValueFormatSpec(
        @Key(value = "Character between two pairs.", defaultValue = ",")
        char pairSeparator,

        @Key(value = "Character between a key and its value.", defaultValue = "=")
        char keyValueSeparator)
        implements FormatSpec {

    public KeyValueFormatSpec {
        AsciiChar.require("pair-separator", pairSeparator);
        AsciiChar.require("key-value-separator", keyValueSeparator);
        if (pairSeparator == keyValueSeparator) {
            throw new IllegalArgumentException(
                    "pair-separator and key-value-separator are both '" + pairSeparator + "'; they must differ");
        }
    }

    @Override
    public Format open(Schema schema) {
        return new KeyValueFormat(schema, (byte) pairSeparator, (byte) keyValueSeparator);
    }
}
