package io.batchwright.record;

import io.batchwright.bytes.Bytes;

/** Turns the text of one field into its stored form. Stateless and thread-safe. */
interface ValueDecoder {

    /**
     * Decodes {@code bytes[from, to)} into {@code column} at {@code row}.
     *
     * @return whether the text fits; if not, the column is unchanged
     */
    boolean decode(Bytes bytes, int from, int to, Column column, int row);

    /** What a fitting text is, after "expected ". */
    String expectation();

    /** The decoder for values of {@code type}. */
    static ValueDecoder of(FieldType type) {
        return ValueDecoders.of(type);
    }
}
