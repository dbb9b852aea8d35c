package io.batchwright.format;

import io.batchwright.record.Field;
import io.batchwright.record.FieldType;
import io.batchwright.record.Schema;
import io.batchwright.spec.Key;
import io.batchwright.spec.Problems;
import io.batchwright.spec.TypeName;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a web server's access log: Apache's common or combined format, or any other that a regular expression with
 * named groups describes.
 *
 * <p>In the common and the combined format {@code -} is no value. Escapes inside quotes stay as the server wrote them. A
 * request that is not of three words is all {@code path}.
 *
 * @param variant which of Apache's formats; null means combined, unless there is a pattern
 * @param pattern a regular expression that matches a whole line, instead of a variant; fields come from its named groups
 */
@TypeName(
        value = "access-log",
        doc = "Lines of a web server's access log: Apache's common or combined format, or a pattern with named groups.")
public record AccessLogFormatSpec(
        @Key("Apache's format: common or combined. Combined, unless there is a pattern.") @Nullable
        Variant variant,

        @Key("A Java regular expression that matches a whole line; fields come from its named groups, (?<name>…).")
        @Nullable
        String pattern)
        implements FormatSpec {

    /** Apache's formats. */
    public enum Variant {
        COMMON,
        /** The common format, then referrer and user agent. */
        COMBINED
    }

    public AccessLogFormatSpec {
        if (variant != null && pattern != null) {
            throw new IllegalArgumentException("expected variant or pattern, found both; remove one of them");
        }
    }

    /** The parts of the variant; with a pattern, its named groups as strings. */
    @Override
    public List<Field> defaultFields() {
        if (pattern == null) {
            return AccessLogPart.of(variantOrDefault()).stream()
                    .map(AccessLogPart::field)
                    .toList();
        }
        try {
            return NamedGroups.of(pattern).stream()
                    .map(name -> Field.of(name, FieldType.STRING))
                    .toList();
        } catch (PatternSyntaxException e) {
            return List.of(); // validate() reports it
        }
    }

    @Override
    public List<String> nullValues() {
        return List.of("-");
    }

    @Override
    public void validate(Schema schema, Problems problems) {
        try {
            List<String> places = places();
            for (Field field : schema.fields()) {
                if (!places.contains(field.from())) {
                    problems.add(
                            pattern == null ? "" : "pattern",
                            "field '" + field.name() + "' comes from '" + field.from() + "', which is "
                                    + (pattern == null ? "no part of the format" : "no named group of the pattern")
                                    + "; expected one of " + places);
                }
            }
        } catch (PatternSyntaxException e) {
            problems.add("pattern", Math.max(e.getIndex(), 0), "not a regular expression: " + e.getDescription());
        }
    }

    private List<String> places() {
        return pattern == null
                ? AccessLogPart.of(variantOrDefault()).stream()
                        .map(AccessLogPart::place)
                        .toList()
                : NamedGroups.of(pattern);
    }

    @Override
    public Format open(Schema schema) {
        return pattern == null
                ? new AccessLogFormat(schema, variantOrDefault())
                : new PatternFormat(schema, Pattern.compile(pattern));
    }

    private Variant variantOrDefault() {
        return variant == null ? Variant.COMBINED : variant;
    }
}
