package io.batchwright.transform.expression;

import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Our value types as CEL's checker knows them. Decimal, date, time and uuid are types of their own. */
final class CelTypes {

    private static final Map<ValueType, CelType> TYPES = new EnumMap<>(ValueType.class);

    static {
        TYPES.put(ValueType.INT, SimpleType.INT);
        TYPES.put(ValueType.DOUBLE, SimpleType.DOUBLE);
        TYPES.put(ValueType.BOOL, SimpleType.BOOL);
        TYPES.put(ValueType.STRING, SimpleType.STRING);
        TYPES.put(ValueType.TIMESTAMP, SimpleType.TIMESTAMP);
        TYPES.put(ValueType.DURATION, SimpleType.DURATION);
        for (ValueType own : new ValueType[] {ValueType.DECIMAL, ValueType.DATE, ValueType.TIME, ValueType.UUID}) {
            TYPES.put(own, OpaqueType.create(own.label()));
        }
    }

    private CelTypes() {}

    static CelType of(ValueType type) {
        CelType celType = TYPES.get(type);
        if (celType == null) {
            throw new IllegalArgumentException(type.label());
        }
        return celType;
    }

    /** Our type for a checked one, or null if values of it are not supported. */
    static @Nullable ValueType from(CelType celType) {
        for (Map.Entry<ValueType, CelType> entry : TYPES.entrySet()) {
            if (entry.getValue().equals(celType)) {
                return entry.getKey();
            }
        }
        return null;
    }
}
