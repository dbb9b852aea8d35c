package io.batchwright.record;

import io.batchwright.bytes.Bytes;
import org.jspecify.annotations.Nullable;

/** The default of a field in its stored form, decoded once. Immutable and thread-safe. */
final class DefaultValue {

    private final Bytes bytes;
    private final Column value;

    private DefaultValue(Bytes bytes, Column value) {
        this.bytes = bytes;
        this.value = value;
    }

    /**
     * The default of {@code field}, or null if it has none.
     *
     * @throws IllegalArgumentException if it does not fit the field's type
     */
    static @Nullable DefaultValue of(Field field) {
        String text = field.defaultText();
        if (text == null) {
            return null;
        }
        Bytes bytes = Bytes.of(text);
        return new DefaultValue(bytes, Values.decode(field.type(), bytes));
    }

    /** Stores it at the first {@code count} of {@code rows}. */
    void store(Bytes target, Column column, int[] rows, int count) {
        switch (value.field().type().kind().storage()) {
            case LONG -> fill(column.longs(), rows, count);
            case DOUBLE -> fill(column.doubles(), rows, count);
            case TEXT -> {
                int start = target.append(bytes.array(), value.starts()[0], value.ends()[0]);
                fill(column, start, target.length(), rows, count);
            }
        }
        for (int i = 0; i < count; i++) {
            column.nulls()[rows[i]] = false;
        }
    }

    private void fill(long[] longs, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            longs[rows[i]] = value.longs()[0];
        }
    }

    private void fill(double[] doubles, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            doubles[rows[i]] = value.doubles()[0];
        }
    }

    private static void fill(Column column, int start, int end, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            column.slice(rows[i], start, end);
        }
    }
}
