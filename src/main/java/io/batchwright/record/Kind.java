package io.batchwright.record;

import java.util.Locale;

/** The kinds of field types, and how a column of each is stored. */
public enum Kind {
    STRING(Storage.TEXT),
    INT(Storage.LONG),
    LONG(Storage.LONG),
    DOUBLE(Storage.DOUBLE),
    /** Text {@code -?digits(.digits)?} without leading zeros, checked against precision and scale. */
    DECIMAL(Storage.TEXT),
    /** 0 or 1. */
    BOOLEAN(Storage.LONG),
    /** Days since 1970-01-01. */
    DATE(Storage.LONG),
    /** Microseconds since midnight. */
    TIME(Storage.LONG),
    /** An instant, in microseconds since 1970-01-01T00:00:00Z. */
    TIMESTAMP(Storage.LONG),
    /** Text in canonical lower case. */
    UUID(Storage.TEXT),
    /** Text that is one valid JSON value. */
    JSON(Storage.TEXT);

    private final Storage storage;

    Kind(Storage storage) {
        this.storage = storage;
    }

    /** How a decoded column of this kind is stored. */
    public Storage storage() {
        return storage;
    }

    /** The name in a pipeline file. */
    public String yamlName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How a decoded column is stored. */
    public enum Storage {
        /** Slices of the batch's bytes. */
        TEXT,
        LONG,
        DOUBLE
    }
}
