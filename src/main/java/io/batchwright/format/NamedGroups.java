package io.batchwright.format;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The named groups of a regular expression, which Java tells only from version 20 on. */
final class NamedGroups {

    private static final Pattern LOOKS_NAMED = Pattern.compile("\\(\\?<([a-zA-Z][a-zA-Z0-9]*)>");

    private NamedGroups() {}

    /**
     * The names, in order.
     *
     * @throws java.util.regex.PatternSyntaxException if {@code regex} is none
     */
    static List<String> of(String regex) {
        // The empty alternative makes a match, without which a matcher knows no groups.
        Matcher matched = Pattern.compile("|" + Pattern.compile(regex)).matcher("");
        matched.lookingAt();
        return LOOKS_NAMED
                .matcher(regex)
                .results()
                .map(result -> result.group(1))
                .distinct()
                .filter(name -> exists(matched, name))
                .toList();
    }

    private static boolean exists(Matcher matched, String name) {
        try {
            return matched.start(name) == -1;
        } catch (IllegalArgumentException e) {
            return false; // what looked like a group is quoted or escaped
        }
    }
}
