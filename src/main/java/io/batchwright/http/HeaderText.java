package io.batchwright.http;

import io.batchwright.spec.Problems;
import java.util.Set;
import java.util.TreeSet;

/** Checks what a pipeline file wants in headers (RFC 9110), without ever showing a value. */
public final class HeaderText {

    /** Those that the client sets itself and lets nobody else. */
    private static final Set<String> RESERVED = reserved();

    private HeaderText() {}

    private static Set<String> reserved() {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(Set.of("Connection", "Content-Length", "Expect", "Host", "Upgrade"));
        return names;
    }

    /** Reports a name that no header can have at {@code key}. */
    public static void validateName(String key, String name, Problems problems) {
        if (!name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
            problems.add(key, "expected the name of a header, found '" + name + "'");
        } else if (RESERVED.contains(name)) {
            problems.add(key, "the header '" + name + "' can not be set");
        }
    }

    /** Reports a value that no header can have at {@code key}. */
    public static void validateValue(String key, String value, Problems problems) {
        if (value.isBlank() || !value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c < 0x7F))) {
            problems.add(key, "expected text of visible ASCII characters for a header");
        }
    }
}
