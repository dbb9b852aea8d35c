package io.batchwright.pipeline;

import io.batchwright.record.FieldType;
import io.batchwright.record.Kind;
import io.batchwright.spec.Suggestions;
import io.batchwright.spec.TextForm;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A type as text: {@code long}, {@code decimal(10,2)}.
 *
 * @param type the type, without pattern and zone
 */
@TextForm(
        expected = "a type such as string, long or decimal(10,2)",
        pattern = "^decimal *\\( *[0-9]+ *, *[0-9]+ *\\)$",
        values = {"string", "int", "long", "double", "decimal", "boolean", "date", "time", "timestamp", "uuid", "json"})
record TypeText(FieldType type) {

    private static final Pattern DECIMAL = Pattern.compile("decimal *\\( *([0-9]{1,9}) *, *([0-9]{1,9}) *\\)");

    static TypeText parse(String text) {
        Matcher decimal = DECIMAL.matcher(text);
        if (decimal.matches()) {
            return new TypeText(
                    FieldType.decimal(Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2))));
        }
        Optional<Kind> kind = Arrays.stream(Kind.values())
                .filter(k -> k.yamlName().equals(text))
                .findFirst();
        return new TypeText(FieldType.of(kind.orElseThrow(() -> unknown(text))));
    }

    /** The whole type. */
    FieldType with(@Nullable String pattern, @Nullable ZoneId zone) {
        return pattern == null && zone == null
                ? type
                : new FieldType(
                        type.kind(), type.precision(), type.scale(), pattern, zone == null ? type.zone() : zone);
    }

    private static IllegalArgumentException unknown(String text) {
        List<String> names = Arrays.stream(Kind.values()).map(Kind::yamlName).toList();
        String meant = Suggestions.didYouMean(text, names);
        return new IllegalArgumentException("unknown type '" + text + "'"
                + (meant.isEmpty() ? "; expected one of " + String.join(", ", names) : meant));
    }
}
