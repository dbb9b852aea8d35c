package io.batchwright.record;

import io.batchwright.bytes.Bytes;
import io.batchwright.bytes.Excerpt;
import java.util.Objects;

/** Single values outside a batch, parameters and defaults: read exactly as the values of records are. */
public final class Values {

    private Values() {}

    /**
     * Reads a text as a value of {@code type}.
     *
     * @return the types that {@link Parameters} lists
     * @throws IllegalArgumentException if it does not fit; the message is "expected …, found …"
     */
    public static Object parse(FieldType type, String text) {
        Bytes bytes = Bytes.of(text);
        return Objects.requireNonNull(RecordView.value(bytes, decode(type, bytes), 0));
    }

    /**
     * Checks that a field's default, if it has one, fits its type; to be called when a pipeline is loaded.
     *
     * @throws IllegalArgumentException if it does not fit; the message is "expected …, found …"
     */
    public static void checkDefault(Field field) {
        DefaultValue.of(field);
    }

    /** A decoded column of one row, from all of {@code bytes}. */
    static Column decode(FieldType type, Bytes bytes) {
        Column column = Column.computed(Field.of("value", type), 1);
        ValueDecoder decoder = ValueDecoder.of(type);
        String text = bytes.text(0, bytes.length());
        if (!decoder.decode(bytes, 0, bytes.length(), column, 0)) {
            throw new IllegalArgumentException(mismatch(decoder, text));
        }
        return column;
    }

    /** What was expected and what was found. */
    static String mismatch(ValueDecoder decoder, String text) {
        String remark = decoder.remark(text);
        return "expected " + decoder.expectation() + ", found '" + Excerpt.of(text) + "'"
                + (remark.isEmpty() ? "" : ", which " + remark);
    }
}
