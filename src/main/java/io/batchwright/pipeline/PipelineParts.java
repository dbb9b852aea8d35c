package io.batchwright.pipeline;

import io.batchwright.format.FormatSpec;
import io.batchwright.record.Field;
import io.batchwright.record.Parameters;
import io.batchwright.record.Schema;
import io.batchwright.sink.SinkSpec;
import io.batchwright.source.SourceSpec;
import io.batchwright.spec.Problems;
import io.batchwright.transform.Transform;
import io.batchwright.transform.TransformSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks the parts of a pipeline against each other, as far as they are there, so that a wrong part hides as few problems
 * of the others as possible.
 *
 * @param parameters the run's parameters, or null if something is wrong with them
 * @param schema the fields, or null if something is wrong with them
 */
record PipelineParts(
        @Nullable Parameters parameters, @Nullable Schema schema) {

    /** Checks the {@code keys} of a pipeline file; those that are missing or wrong have been reported. */
    static PipelineParts check(Map<String, Object> keys, Map<String, String> given, Problems problems) {
        if (keys.get("source") instanceof SourceSpec source) {
            source.validate(problems.in("source"));
        }
        FormatSpec format = keys.get("format") instanceof FormatSpec spec ? spec : null;
        Parameters parameters =
                keys.get("parameters") instanceof Map<?, ?> specs ? ParameterValues.of(specs, given, problems) : null;
        Schema schema = keys.get("fields") instanceof Map<?, ?> specs ? schema(specs, format, problems) : null;
        if (format != null && schema != null) {
            format.validate(schema, problems.in("format"));
        }
        if (parameters != null && schema != null && keys.get("transform") instanceof List<?> transforms) {
            Schema output = output(schema, transforms, parameters, problems);
            if (output != null && keys.get("sink") instanceof SinkSpec sink) {
                sink.validate(output, problems.in("sink"));
            }
        }
        return new PipelineParts(parameters, schema);
    }

    /**
     * The pipeline, or null if a part is missing.
     *
     * @param arguments what of the command line is kept, given the names of the secret parameters
     */
    @Nullable
    Pipeline pipeline(String name, PipelineFile file, Function<Set<String>, RunArguments> arguments) {
        if (parameters == null || schema == null) {
            return null;
        }
        Set<String> secrets = file.parameters().entrySet().stream()
                .filter(parameter -> parameter.getValue().secret())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return new Pipeline(
                name,
                file.description(),
                parameters,
                secrets,
                file.source(),
                file.format(),
                schema,
                file.transform(),
                file.sink(),
                file.limits(),
                arguments.apply(secrets));
    }

    private static @Nullable Schema schema(Map<?, ?> specs, @Nullable FormatSpec format, Problems problems) {
        if (specs.isEmpty() && format == null) {
            return null;
        }
        List<String> nulls = format == null ? List.of() : format.nullValues();
        List<Field> fields = new ArrayList<>();
        specs.forEach(
                (name, spec) -> fields.add(((FieldSpec) Objects.requireNonNull(spec)).field((String) name, nulls)));
        if (fields.isEmpty() && format != null) {
            fields.addAll(format.defaultFields());
        }
        if (fields.isEmpty()) {
            problems.add("fields", "no fields; name them under 'fields:', each with its type, as in 'id: long'");
            return null;
        }
        return new Schema(fields);
    }

    /** The fields after all transforms, or null if it cannot be known because one of them does not open. */
    private static @Nullable Schema output(
            Schema schema, List<?> transforms, Parameters parameters, Problems problems) {
        Schema fields = schema;
        for (int i = 0; i < transforms.size(); i++) {
            TransformSpec spec = (TransformSpec) transforms.get(i);
            Transform transform = spec.open(fields, parameters, problems.in("transform[" + i + "]"));
            if (transform == null && !spec.keepsFields()) {
                return null;
            }
            fields = transform == null ? fields : transform.output();
        }
        return fields;
    }
}
