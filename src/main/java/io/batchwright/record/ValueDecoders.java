package io.batchwright.record;

import io.batchwright.bytes.Bytes;
import io.batchwright.bytes.Numbers;

/** The decoders of all field types. */
final class ValueDecoders {

    private static final ValueDecoder STRING = new ValueDecoder() {
        @Override
        public boolean decode(Bytes bytes, int from, int to, Column column, int row) {
            column.slice(row, from, to);
            return true;
        }

        @Override
        public String expectation() {
            return "text";
        }
    };

    private static final ValueDecoder LONG = new ValueDecoder() {
        @Override
        public boolean decode(Bytes bytes, int from, int to, Column column, int row) {
            return Numbers.parseLong(bytes.array(), from, to, column.longs(), row);
        }

        @Override
        public String expectation() {
            return "a whole number from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE;
        }
    };

    private ValueDecoders() {}

    static ValueDecoder of(FieldType type) {
        return switch (type.kind()) {
            case STRING -> STRING;
            case LONG -> LONG;
            default -> throw new UnsupportedOperationException(type.toString());
        };
    }
}
