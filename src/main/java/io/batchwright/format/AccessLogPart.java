package io.batchwright.format;

import io.batchwright.record.Field;
import io.batchwright.record.FieldType;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The parts of a line of an access log, in the order in which they stand there. */
enum AccessLogPart {
    HOST,
    IDENT,
    USER,
    TIME,
    METHOD,
    PATH,
    PROTOCOL,
    STATUS,
    BYTES,
    REFERRER,
    USER_AGENT;

    /** The parts of a variant. */
    static List<AccessLogPart> of(AccessLogFormatSpec.Variant variant) {
        return Arrays.stream(values())
                .filter(part -> variant == AccessLogFormatSpec.Variant.COMBINED || part.compareTo(BYTES) <= 0)
                .toList();
    }

    /** Its name, as fields ask for it. */
    String place() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its name, for people. */
    String words() {
        return place().replace('_', ' ');
    }

    /** The field that it is by default. */
    Field field() {
        FieldType type = switch (this) {
            case TIME -> FieldType.timestamp("dd/MMM/yyyy:HH:mm:ss Z", ZoneOffset.UTC);
            case STATUS -> FieldType.INT;
            case BYTES -> FieldType.LONG;
            default -> FieldType.STRING;
        };
        return Field.of(place(), type);
    }
}
