package io.batchwright.sink;

import io.batchwright.record.FieldType;
import java.util.Locale;

/** The types of table columns that fields can go into, whatever a vendor calls them. */
enum ColumnType {
    TEXT,
    INTEGER,
    BIGINT,
    NUMERIC,
    DOUBLE,
    BOOLEAN,
    DATE,
    TIME,
    /** Without a zone: holds the wall clock of UTC. */
    TIMESTAMP,
    TIMESTAMP_WITH_ZONE,
    UUID,
    JSON,
    /** Every other type; no field goes into it. */
    OTHER;

    /** The type that {@code information_schema} calls by that name. */
    static ColumnType of(String dataType) {
        return switch (dataType.toLowerCase(Locale.ROOT)) {
            case "text", "character", "character varying", "character large object", "varchar_ignorecase" -> TEXT;
            case "integer" -> INTEGER;
            case "bigint" -> BIGINT;
            case "numeric", "decimal" -> NUMERIC;
            case "double precision" -> DOUBLE;
            case "boolean" -> BOOLEAN;
            case "date" -> DATE;
            case "time", "time without time zone" -> TIME;
            case "timestamp", "timestamp without time zone" -> TIMESTAMP;
            case "timestamp with time zone" -> TIMESTAMP_WITH_ZONE;
            case "uuid" -> UUID;
            case "json", "jsonb" -> JSON;
            default -> OTHER;
        };
    }

    /** Which columns a field of a type goes into, for people. */
    static String expectation(FieldType field) {
        String types = switch (field.kind()) {
            case STRING -> "text or character varying";
            case INT -> "integer, bigint or numeric with 10 digits before the point";
            case LONG -> "bigint or numeric with 19 digits before the point";
            case DOUBLE -> "double precision";
            case DECIMAL -> "numeric(" + field.precision() + ", " + field.scale() + ") or wider";
            case BOOLEAN -> "boolean";
            case DATE -> "date";
            case TIME -> "time";
            case TIMESTAMP -> "timestamp with time zone or timestamp";
            case UUID -> "uuid or text";
            case JSON -> "json or text";
        };
        return types + " for a field of type " + field;
    }
}
