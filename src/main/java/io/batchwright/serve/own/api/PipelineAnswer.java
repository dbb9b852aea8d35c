package io.batchwright.serve.own.api;

import io.batchwright.pipeline.Pipeline;
import io.batchwright.record.Field;
import io.batchwright.serve.api.ProblemAnswer;
import io.batchwright.spec.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline.
 *
 * @param pipeline its name
 * @param description what it does
 * @param valid whether it can be run
 * @param problems what is wrong with it
 * @param parameters its parameters, by name
 * @param fields the fields that it writes
 * @param sink where it writes to, or null if it is not valid
 */
record PipelineAnswer(
        String pipeline,
        @Nullable String description,
        boolean valid,
        List<ProblemAnswer> problems,
        List<ParameterAnswer> parameters,
        List<FieldAnswer> fields,
        @Nullable SinkAnswer sink) {

    /**
     * A parameter.
     *
     * @param name its name
     * @param value what it is if a run is not told otherwise; null if it is secret
     * @param secret whether its values are never shown
     */
    record ParameterAnswer(String name, @Nullable String value, boolean secret) {}

    /**
     * A field.
     *
     * @param name its name
     * @param type its type, as a pipeline file has it
     */
    record FieldAnswer(String name, String type) {}

    /**
     * A sink.
     *
     * @param target the table, the path, the URL
     * @param connection the name of its connection, or null for the default one
     * @param promise what a load that is killed and restarted makes sure of
     */
    record SinkAnswer(String target, @Nullable String connection, String promise) {}

    static PipelineAnswer invalid(String name, List<Problem> problems) {
        return new PipelineAnswer(
                name, null, false, problems.stream().map(ProblemAnswer::of).toList(), List.of(), List.of(), null);
    }

    static PipelineAnswer of(Pipeline pipeline) {
        var sink = pipeline.sink();
        return new PipelineAnswer(
                pipeline.name(),
                pipeline.description(),
                true,
                List.of(),
                parameters(pipeline),
                pipeline.outputSchema().fields().stream()
                        .map(PipelineAnswer::field)
                        .toList(),
                new SinkAnswer(sink.target(), sink.connection(), sink.promise()));
    }

    private static List<ParameterAnswer> parameters(Pipeline pipeline) {
        var texts = pipeline.parameterTexts();
        return pipeline.parameters().values().keySet().stream()
                .map(name -> new ParameterAnswer(
                        name, texts.get(name), pipeline.secrets().contains(name)))
                .toList();
    }

    private static FieldAnswer field(Field field) {
        return new FieldAnswer(field.name(), field.type().toString());
    }
}
