package io.batchwright.record;

/** The decoders of all field types. */
final class ValueDecoders {

    private static final ValueDecoder STRING = new StringDecoder();
    private static final ValueDecoder INT = new IntegerDecoder(Integer.MIN_VALUE, Integer.MAX_VALUE);
    private static final ValueDecoder LONG = new IntegerDecoder(Long.MIN_VALUE, Long.MAX_VALUE);
    private static final ValueDecoder DOUBLE = new DoubleDecoder();
    private static final ValueDecoder BOOLEAN = new BooleanDecoder();
    private static final ValueDecoder UUID = new UuidDecoder();
    private static final ValueDecoder JSON = new JsonDecoder();

    private ValueDecoders() {}

    static ValueDecoder of(FieldType type) {
        return switch (type.kind()) {
            case STRING -> STRING;
            case INT -> INT;
            case LONG -> LONG;
            case DOUBLE -> DOUBLE;
            case DECIMAL -> new DecimalDecoder(type.precision(), type.scale());
            case BOOLEAN -> BOOLEAN;
            case DATE, TIME, TIMESTAMP -> TemporalDecoders.of(type.kind(), type.pattern(), type.zone());
            case UUID -> UUID;
            case JSON -> JSON;
        };
    }
}
