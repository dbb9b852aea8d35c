package io.batchwright.settings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds placeholders, {@code ${NAME}}, that nothing was put in the place of. */
final class Placeholders {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}:]+)}");

    private Placeholders() {}

    /** The name of the first placeholder that is left in a resolved text, or null if there is none. */
    static @Nullable String unresolved(String text) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        return matcher.find() ? matcher.group(1) : null;
    }
}
