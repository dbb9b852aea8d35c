package io.batchwright.pipeline;

import io.batchwright.bytes.Sha256;
import io.batchwright.spec.TypeName;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hashes of settings that are the same in every process and on every machine: over values, never over the text of a file,
 * so that the order of keys and defaults written out make no difference. The order of lists and of maps counts.
 */
final class Identity {

    private static final int HEX_DIGITS = 32;

    private final StringBuilder canonical = new StringBuilder();

    private Identity() {}

    /** The first 32 hex digits of the SHA-256 of {@code parts}: records, lists, maps, and values with a stable text. */
    static String hash(Object... parts) {
        Identity identity = new Identity();
        identity.write(List.of(parts));
        return new Sha256().add(identity.canonical.toString()).hex().substring(0, HEX_DIGITS);
    }

    private void write(@Nullable Object value) {
        if (value == null) {
            canonical.append('-');
        } else if (value instanceof List<?> list) {
            canonical.append('[');
            list.forEach(this::write);
            canonical.append(']');
        } else if (value instanceof Map<?, ?> map) {
            canonical.append('{');
            map.forEach((key, each) -> {
                write(key);
                write(each);
            });
            canonical.append('}');
        } else if (value instanceof Record made) {
            writeRecord(made);
        } else {
            String text = value.toString();
            canonical.append(text.length()).append(':').append(text);
        }
    }

    private void writeRecord(Record made) {
        TypeName name = made.getClass().getAnnotation(TypeName.class);
        canonical.append('(');
        write(name == null ? "" : name.value());
        for (RecordComponent component : made.getClass().getRecordComponents()) {
            write(component.getName());
            write(valueOf(component, made));
        }
        canonical.append(')');
    }

    private static @Nullable Object valueOf(RecordComponent component, Record made) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(made);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("can not read " + component, e);
        }
    }
}
