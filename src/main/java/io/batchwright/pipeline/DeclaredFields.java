package io.batchwright.pipeline;

import io.batchwright.format.FormatSpec;
import io.batchwright.record.Doubts;
import io.batchwright.record.Field;
import io.batchwright.record.FieldType;
import io.batchwright.record.Schema;
import io.batchwright.source.SourceSpec;
import io.batchwright.spec.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a record, those of the {@code fields:}, else those of the source, else those of the format.
 *
 * @param schema the fields; the types of those in doubt mean nothing
 * @param doubts those that are wrong
 */
record DeclaredFields(Schema schema, Doubts doubts) {

    private static final DeclaredFields UNKNOWN = new DeclaredFields(Schema.of(), new Doubts(Set.of(), true));

    /**
     * Checks the fields, and source and format against them.
     *
     * @param specs name to {@link FieldSpec}, with null for those that are wrong; null if all are
     * @param source the source, or null if it is wrong
     * @param format the format, or null if it is wrong
     */
    static DeclaredFields of(
            @Nullable Object specs, @Nullable SourceSpec source, @Nullable FormatSpec format, Problems problems) {
        if (!(specs instanceof Map<?, ?> map)) {
            validate(source, format, Schema.of(), problems);
            return UNKNOWN;
        }
        if (map.isEmpty()) {
            return format == null ? UNKNOWN : byDefault(source, format, problems);
        }
        List<String> nulls = format == null ? List.of() : format.nullValues();
        List<Field> fields = new ArrayList<>();
        Set<String> doubtful = new HashSet<>();
        map.forEach((key, spec) -> {
            String name = (String) key;
            if (name.isEmpty()) {
                problems.add("fields", "expected a field name, found ''");
            } else if (spec instanceof FieldSpec field) {
                int before = problems.size();
                field.validate(problems.in("fields." + name));
                boolean sound = problems.size() == before;
                fields.add(
                        sound
                                ? field.field(name, nulls)
                                : Field.of(name, field.type().type()));
            } else {
                fields.add(Field.of(name, FieldType.STRING));
                doubtful.add(name);
            }
        });
        List<Field> sound = fields.stream()
                .filter(field -> !doubtful.contains(field.name()))
                .toList();
        validate(source, format, new Schema(sound), problems);
        return new DeclaredFields(new Schema(fields), new Doubts(doubtful, false));
    }

    private static DeclaredFields byDefault(@Nullable SourceSpec source, FormatSpec format, Problems problems) {
        List<Field> ofSource = source == null ? List.of() : source.defaultFields();
        Schema schema = new Schema(ofSource.isEmpty() ? format.defaultFields() : ofSource);
        boolean sound = validate(source, format, schema, problems);
        if (schema.size() > 0) {
            return new DeclaredFields(schema, Doubts.NONE);
        }
        if (sound) {
            problems.add("fields", "no fields; name them under 'fields:', each with its type, as in 'id: long'");
        }
        return UNKNOWN;
    }

    /** Returns whether source and format have no problem of their own. */
    private static boolean validate(
            @Nullable SourceSpec source, @Nullable FormatSpec format, Schema schema, Problems problems) {
        int before = problems.size();
        if (source != null) {
            source.validate(schema, problems.in("source"));
        }
        if (format != null) {
            format.validate(schema, problems.in("format"));
        }
        return problems.size() == before;
    }
}
