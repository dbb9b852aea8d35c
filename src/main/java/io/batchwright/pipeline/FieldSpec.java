package io.batchwright.pipeline;

import io.batchwright.record.Field;
import io.batchwright.record.FieldType;
import io.batchwright.record.Kind;
import io.batchwright.spec.Key;
import io.batchwright.spec.Problems;
import io.batchwright.spec.Shorthand;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One of the {@code fields:}. */
record FieldSpec(
        @Key(
                "Its type: string, int, long, double, decimal(precision,scale), boolean, date, time, timestamp, uuid or json.")
        @Shorthand
        TypeText type,

        @Key(value = "Whether a record without a value for it is rejected.", defaultValue = "false")
        boolean required,

        @Key(value = "The value of a record that has none.", name = "default") @Nullable
        String defaultText,

        @Key("Texts that mean no value, instead of those of the format.") @Nullable
        List<String> nullValues,

        @Key("Pattern of a date, time or timestamp, as in Java's DateTimeFormatter; ISO 8601 by default.") @Nullable
        String pattern,

        @Key("Time zone of a timestamp that names none, such as Europe/Berlin; UTC by default.") @Nullable
        ZoneId zone,

        @Key("Where the format finds it: a column, key, path or group; the field's own name by default.") @Nullable
        String from,

        @Key("What it is, for people.") @Nullable String description) {

    private static final Set<Kind> TEMPORAL = EnumSet.of(Kind.DATE, Kind.TIME, Kind.TIMESTAMP);

    /** Reports everything wrong with it; keys are relative to the field. */
    void validate(Problems problems) {
        Kind kind = type.type().kind();
        boolean sound = true;
        if (pattern != null && !TEMPORAL.contains(kind)) {
            problems.add("pattern", "pattern: only a date, time or timestamp has one, not a " + kind.yamlName());
            sound = false;
        }
        if (zone != null && kind != Kind.TIMESTAMP) {
            problems.add("zone", "zone: only a timestamp has one, not a " + kind.yamlName());
            sound = false;
        }
        try {
            FieldType whole = sound ? type.with(pattern, zone) : type.type();
            if (defaultText != null) {
                TypedText.check("default", whole, defaultText);
            }
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            problems.add(message.startsWith("default") ? "default" : "pattern", message);
        }
    }

    /** The field; {@code formatNulls} are the texts that mean "no value" in this format. */
    Field field(String name, List<String> formatNulls) {
        List<String> nulls = nullValues;
        if (nulls == null) {
            nulls = type.type().kind() == Kind.STRING ? List.of() : formatNulls;
        }
        return new Field(name, type.with(pattern, zone), required, defaultText, nulls, from == null ? name : from);
    }
}
