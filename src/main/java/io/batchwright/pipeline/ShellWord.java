package io.batchwright.pipeline;

import io.batchwright.spec.SecretNames;

/** Writes arguments as one types them into a shell. Stateless. */
final class ShellWord {

    private static final String UNKNOWN = "=…";
    /** The key {@code key} of sources and sinks names columns. */
    private static final String COLUMN = "key";

    private ShellWord() {}

    /** A text as one word. */
    static String of(String text) {
        return text.matches("[\\w@%+=:,./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /** An assignment as one word. What is not kept, may be secret or does not stand in a line is left to whoever types it. */
    static String ofAssignment(String assignment) {
        int equals = assignment.indexOf('=');
        String key = equals < 0 ? assignment : assignment.substring(0, equals);
        String name = key.substring(key.lastIndexOf('.') + 1);
        boolean secret = SecretNames.matches(name) && !name.equals(COLUMN);
        return equals < 0 || secret || assignment.chars().anyMatch(Character::isISOControl)
                ? key + UNKNOWN
                : of(assignment);
    }
}
