package io.batchwright.record;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compiles patterns of {@link java.time.format.DateTimeFormatter} made of {@code yyyy uuuu MM MMM dd HH mm ss}, {@code S} up
 * to nine times, {@code Z X XX XXX x xx xxx} and ASCII literals. Whatever else a pattern holds, it is left to the formatter.
 */
final class PatternCompiler {

    private static final Pattern PART =
            Pattern.compile("'((?:[^']|'')*)'|(([A-Za-z])\\3*)|([\\x20-\\x7E&&[^A-Za-z'\\[\\]{}#]])");
    private static final Pattern FRACTION = Pattern.compile("S{1,9}");
    private static final Map<String, Integer> CODES = Map.ofEntries(
            Map.entry("yyyy", PatternSyntax.YEAR),
            Map.entry("uuuu", PatternSyntax.YEAR),
            Map.entry("MM", PatternSyntax.MONTH),
            Map.entry("MMM", PatternSyntax.MONTH_NAME),
            Map.entry("dd", PatternSyntax.DAY),
            Map.entry("HH", PatternSyntax.HOUR),
            Map.entry("mm", PatternSyntax.MINUTE),
            Map.entry("ss", PatternSyntax.SECOND),
            Map.entry("Z", PatternSyntax.OFFSET_DIGITS),
            Map.entry("xx", PatternSyntax.OFFSET_DIGITS),
            Map.entry("XX", PatternSyntax.OFFSET_DIGITS_OR_Z),
            Map.entry("xxx", PatternSyntax.OFFSET_COLON),
            Map.entry("XXX", PatternSyntax.OFFSET_COLON_OR_Z),
            Map.entry("x", PatternSyntax.OFFSET_SHORT),
            Map.entry("X", PatternSyntax.OFFSET_SHORT_OR_Z));

    private final List<Integer> program = new ArrayList<>();
    private final Set<String> letters = new HashSet<>();

    private PatternCompiler() {}

    /** The compiled pattern; empty if it holds other parts, repeats one, or does not say all that {@code kind} needs. */
    static Optional<TemporalSyntax> compile(Kind kind, String pattern) {
        PatternCompiler compiler = new PatternCompiler();
        return compiler.parse(pattern) && compiler.suits(kind)
                ? Optional.of(new PatternSyntax(
                        compiler.program.stream().mapToInt(Integer::intValue).toArray()))
                : Optional.empty();
    }

    private boolean parse(String pattern) {
        Matcher part = PART.matcher(pattern);
        while (part.lookingAt()) {
            boolean compiled = part.group(2) != null ? field(part.group(2)) : literal(part);
            if (!compiled) {
                return false;
            }
            part.region(part.end(), pattern.length());
        }
        return part.regionStart() == pattern.length();
    }

    private boolean field(String text) {
        Integer code = FRACTION.matcher(text).matches()
                ? Integer.valueOf(PatternSyntax.FRACTION + text.length())
                : CODES.get(text);
        if (code == null) {
            return false;
        }
        program.add(code);
        return letters.add(
                text.substring(0, 1).replace('u', 'y').replace('X', 'Z').replace('x', 'Z'));
    }

    private boolean literal(Matcher part) {
        String quoted = part.group(1);
        String text = quoted == null ? part.group() : quoted.isEmpty() ? "'" : quoted.replace("''", "'");
        text.chars().forEach(program::add);
        return text.chars().allMatch(c -> c < PatternSyntax.FIELD);
    }

    private boolean suits(Kind kind) {
        boolean date = letters.containsAll(Set.of("y", "M", "d"));
        boolean partOfDate = letters.contains("y") || letters.contains("M") || letters.contains("d");
        boolean nested = (!letters.contains("m") || letters.contains("H"))
                && (!letters.contains("s") || letters.contains("m"))
                && (!letters.contains("S") || letters.contains("s"));
        boolean enough = kind == Kind.TIME ? letters.contains("H") : date;
        return enough && nested && date == partOfDate;
    }
}
