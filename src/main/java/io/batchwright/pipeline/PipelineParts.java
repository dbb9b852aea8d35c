package io.batchwright.pipeline;

import io.batchwright.format.FormatSpec;
import io.batchwright.record.Outline;
import io.batchwright.sink.SinkSpec;
import io.batchwright.source.SourceSpec;
import io.batchwright.spec.Problems;
import io.batchwright.transform.CheckedTransform;
import io.batchwright.transform.TransformSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks the parts of a pipeline against each other, as far as they are there, so that a wrong part hides as few problems
 * of the others as possible. What a wrong part leaves in doubt is no problem of the others.
 *
 * @param format the format, given or implied by the source; null if it is wrong
 * @param input the fields that the format gives, and the parameters
 * @param transforms the transforms
 */
record PipelineParts(@Nullable FormatSpec format, Outline input, List<CheckedTransform> transforms) {

    /**
     * Checks the {@code keys} of a pipeline file; those that are missing or wrong have been reported.
     *
     * @param written the names of the keys that are there, wrong ones included
     */
    static PipelineParts check(
            Map<String, Object> keys, Set<String> written, Map<String, String> given, Problems problems) {
        SourceSpec source = keys.get("source") instanceof SourceSpec spec ? spec : null;
        if (source != null) {
            source.validate(problems.in("source"));
        }
        FormatSpec format = SourceFormat.of(
                source,
                keys.get("format") instanceof FormatSpec spec ? spec : null,
                written.contains("format"),
                problems);
        ParameterValues parameters = ParameterValues.of(keys.get("parameters"), given, problems);
        DeclaredFields fields = DeclaredFields.of(keys.get("fields"), source, format, problems);
        Outline input = new Outline(fields.schema(), fields.doubts(), parameters.parameters(), parameters.doubts());
        if (source != null) {
            source.validateParameters(input, problems.in("source"));
        }
        List<CheckedTransform> transforms = transforms(keys.get("transform"), input, problems);
        Outline output = transforms.isEmpty()
                ? input
                : transforms.get(transforms.size() - 1).output();
        if (keys.get("sink") instanceof SinkSpec sink) {
            sink.validate(problems.in("sink"));
            if (source != null && source.readsNew() && sink.replaces()) {
                problems.add(
                        "sink",
                        "replacing what the target holds would leave no more in it than what was new in the last run;"
                                + " with 'read: new' or 'follow', choose another 'write'");
            }
            if (!output.fieldDoubts().others()) {
                sink.validate(output.schema(), problems.in("sink"));
            }
        }
        Limits.validate(keys, problems);
        Scheduling.validate(keys, written, source, parameters.parameters(), problems);
        return new PipelineParts(format, input, transforms);
    }

    /**
     * The pipeline; only if there are no problems.
     *
     * @param arguments what of the command line is kept, given the names of the secret parameters
     */
    Pipeline pipeline(String name, PipelineFile file, Function<Set<String>, RunArguments> arguments) {
        Set<String> secrets = file.parameters().entrySet().stream()
                .filter(parameter -> parameter.getValue().secret())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return new Pipeline(
                name,
                file.description(),
                input.parameters(),
                secrets,
                file.source(),
                Objects.requireNonNull(format),
                input.schema(),
                file.transform(),
                transforms,
                file.sink(),
                file.limits(),
                file.scheduling(),
                arguments.apply(secrets));
    }

    /** The transforms as far as they are there; null for {@code specs} means that any may be. */
    private static List<CheckedTransform> transforms(@Nullable Object specs, Outline input, Problems problems) {
        List<CheckedTransform> checked = new ArrayList<>();
        Outline fields = input;
        List<?> all = specs instanceof List<?> list ? list : Collections.singletonList(null);
        for (int i = 0; i < all.size(); i++) {
            CheckedTransform transform = all.get(i) instanceof TransformSpec spec
                    ? spec.check(fields, problems.in("transform[" + i + "]"))
                    : CheckedTransform.unknown(fields);
            checked.add(transform);
            fields = transform.output();
        }
        return checked;
    }
}
