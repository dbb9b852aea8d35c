package io.batchwright.serve.own;

import io.batchwright.pipeline.Pipeline;
import io.batchwright.source.SourceSpec;
import io.batchwright.spec.TypeName;
import io.batchwright.transform.Transform;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline as its file is at this moment.
 *
 * @param name its name
 * @param text the file, without secrets
 * @param pipeline the pipeline, or null if it is not valid
 * @param problems what is wrong with it, with the place in the file
 */
record PipelineLook(String name, String text, @Nullable Pipeline pipeline, List<String> problems) {

    /**
     * One box of the picture.
     *
     * @param kind source, format, transform or sink
     * @param name which one
     * @param detail what is particular to it
     */
    record Stage(String kind, String name, String detail) {}

    public boolean valid() {
        return pipeline != null;
    }

    /** The stages that records pass, in order; none if the pipeline is not valid. */
    public List<Stage> flow() {
        Pipeline valid = pipeline;
        if (valid == null) {
            return List.of();
        }
        List<Stage> stages = new ArrayList<>();
        stages.add(new Stage("source", type(valid.source()), source(valid)));
        if (valid.source().output() == SourceSpec.Output.BYTES) {
            stages.add(new Stage("format", type(valid.format()), valid.schema().size() + " fields"));
        }
        for (Transform transform : valid.openTransforms()) {
            String[] words = transform.description().split("[: ]+", 2);
            stages.add(new Stage("transform", words[0], words.length > 1 ? words[1] : ""));
        }
        stages.add(new Stage("sink", type(valid.sink()), valid.sink().target()));
        return stages;
    }

    private static String source(Pipeline pipeline) {
        return pipeline.source().identity().values().stream()
                .filter(value -> !value.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String type(Object spec) {
        TypeName name = spec.getClass().getAnnotation(TypeName.class);
        return name == null ? "" : name.value();
    }
}
