package io.batchwright.transform.expression;

import io.batchwright.record.FieldType;
import io.batchwright.record.Kind;
import java.util.Locale;

/** The types that a value of an expression can have. */
enum ValueType {
    INT(Storage.LONG),
    DOUBLE(Storage.DOUBLE),
    BOOL(Storage.BOOLEAN),
    STRING(Storage.TEXT),
    /** Microseconds since 1970-01-01T00:00:00Z. */
    TIMESTAMP(Storage.LONG),
    /** Microseconds. No field can hold it. */
    DURATION(Storage.LONG),
    /** Text in plain notation. */
    DECIMAL(Storage.TEXT),
    /** Days since 1970-01-01. */
    DATE(Storage.LONG),
    /** Microseconds since midnight. */
    TIME(Storage.LONG),
    /** Text in canonical lower case. */
    UUID(Storage.TEXT);

    /** How a vector of the type is stored. */
    enum Storage {
        LONG,
        DOUBLE,
        BOOLEAN,
        TEXT
    }

    private final Storage storage;

    ValueType(Storage storage) {
        this.storage = storage;
    }

    Storage storage() {
        return storage;
    }

    /** The type's name in expressions and messages. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type of a field's values in expressions. */
    static ValueType of(FieldType type) {
        return switch (type.kind()) {
            case STRING, JSON -> STRING;
            case INT, LONG -> INT;
            case DOUBLE -> DOUBLE;
            case BOOLEAN -> BOOL;
            case DECIMAL -> DECIMAL;
            case DATE -> DATE;
            case TIME -> TIME;
            case TIMESTAMP -> TIMESTAMP;
            case UUID -> UUID;
        };
    }

    /** The type of a field that holds computed values of this type; not for {@link #DURATION} and {@link #DECIMAL}. */
    FieldType fieldType() {
        return switch (this) {
            case INT -> FieldType.LONG;
            case BOOL -> FieldType.BOOLEAN;
            case DURATION, DECIMAL -> throw new IllegalStateException(label());
            default -> FieldType.of(Kind.valueOf(name()));
        };
    }
}
