package io.batchwright.pipeline.bind;

import java.lang.reflect.InvocationTargetException;
import java.util.Collection;
import java.util.Locale;

/** Names of keys and values. */
final class Names {

    private Names() {}

    /** {@code batchSize} and {@code BATCH_SIZE} as {@code batch-size}. */
    static String kebab(String name) {
        String words = name.contains("_") || name.equals(name.toUpperCase(Locale.ROOT))
                ? name.replace('_', '-')
                : name.replaceAll("([a-z0-9])([A-Z])", "$1-$2");
        return words.toLowerCase(Locale.ROOT);
    }

    /** {@code a, b or c}. */
    static String oneOf(Collection<String> names) {
        String list = String.join(", ", names);
        int last = list.lastIndexOf(", ");
        return last < 0 ? list : list.substring(0, last) + " or " + list.substring(last + 2);
    }

    /** What a reflective call really threw. */
    static RuntimeException unwrapped(InvocationTargetException e) {
        return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
    }
}
