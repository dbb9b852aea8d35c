package io.batchwright.pipeline;

import io.batchwright.pipeline.bind.Binder;
import io.batchwright.pipeline.bind.Binding;
import io.batchwright.pipeline.bind.BoundKeys;
import io.batchwright.pipeline.bind.Document;
import io.batchwright.sink.SinkSpec;
import io.batchwright.spec.Problems;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Loads pipeline files: reads, overrides, binds and checks them. Reads the file, touches neither input nor database. */
public final class PipelineLoader {

    private static final Binder<PipelineFile> BINDER = new Binder<>(PipelineFile.class);

    private PipelineLoader() {}

    /**
     * Loads a pipeline.
     *
     * @param file the pipeline file; its name without extension is the pipeline's
     * @param assignments the command line's: names of parameters, or dotted paths of keys, to values. A value is plain text,
     *     or YAML if it starts with a bracket, a brace or a quote
     * @param environment what {@code ${NAME}} stands for; its values are kept out of messages
     * @param home the home directory, below which places are shown relative to it
     * @throws InvalidPipelineException with all problems
     */
    public static Pipeline load(
            Path file, Map<String, String> assignments, Map<String, String> environment, Path home) {
        return load(file, assignments, Map.of(), environment, home);
    }

    /**
     * Loads a pipeline as it is run for a slot of its schedule. Where it declares a parameter {@code slot}, that has the slot's
     * time as its value, unless {@code assignments} give another.
     *
     * @param slot when, in whole seconds; parts of a second are left out
     * @throws InvalidPipelineException with all problems
     */
    public static Pipeline loadForSlot(
            Path file, Map<String, String> assignments, Instant slot, Map<String, String> environment, Path home) {
        Instant whole = slot.truncatedTo(ChronoUnit.SECONDS);
        return load(file, assignments, Map.of(Scheduling.SLOT, whole.toString()), whole, environment, home);
    }

    /**
     * Loads a pipeline with the parameters of an earlier load.
     *
     * @param kept values of parameters that {@code assignments} do not give; those that the pipeline no longer has are left
     *     out
     * @throws InvalidPipelineException with all problems
     */
    public static Pipeline load(
            Path file,
            Map<String, String> assignments,
            Map<String, String> kept,
            Map<String, String> environment,
            Path home) {
        return load(file, assignments, kept, null, environment, home);
    }

    private static Pipeline load(
            Path file,
            Map<String, String> assignments,
            Map<String, String> kept,
            @Nullable Instant slot,
            Map<String, String> environment,
            Path home) {
        PipelineText text = PipelineText.read(file, home);
        Document unchanged = BINDER.corrected(Document.read(text.shownPath(), text.text()));
        Assignments given = Assignments.of(unchanged, assignments, kept, BINDER.keys());
        Problems problems = given.document().collect();
        given.problems().forEach(problem -> problems.add(problem.mark(), problem.message()));
        Binding binding = new Binding(problems, environment);
        Pipeline pipeline = pipeline(
                text.name(),
                given,
                binding,
                secrets -> new ArgumentKeeping(unchanged, secrets).keep(file, home, assignments, slot));
        if (pipeline == null) {
            throw new InvalidPipelineException(binding.reported());
        }
        return pipeline;
    }

    /**
     * The connection of a pipeline's sink, as far as the file and the command line say, whatever else is wrong with them.
     *
     * @return its name, or null for the default one
     * @throws InvalidPipelineException if the file can not be read
     */
    public static @Nullable String connection(
            Path file, Map<String, String> assignments, Map<String, String> environment, Path home) {
        SinkSpec sink = sink(file, assignments, environment, home);
        return sink == null ? null : sink.connection();
    }

    /**
     * The sink of a pipeline, as far as the file and the command line say, whatever else is wrong with them: it may be one that
     * can not be opened.
     *
     * @return null if they do not say
     * @throws InvalidPipelineException if the file can not be read
     */
    public static @Nullable SinkSpec sink(
            Path file, Map<String, String> assignments, Map<String, String> environment, Path home) {
        PipelineText text = PipelineText.read(file, home);
        Document written = BINDER.corrected(Document.read(text.shownPath(), text.text()));
        Assignments given = Assignments.of(written, assignments, Map.of(), BINDER.keys());
        Binding binding = new Binding(given.document().collect(), environment);
        return BINDER.bind(given.document(), binding).values().get("sink") instanceof SinkSpec sink ? sink : null;
    }

    private static @Nullable Pipeline pipeline(
            String name, Assignments given, Binding binding, Function<Set<String>, RunArguments> arguments) {
        BoundKeys keys = BINDER.bind(given.document(), binding);
        PipelineParts parts =
                PipelineParts.check(keys.values(), given.document().keys(), given.parameters(), binding.problems());
        PipelineFile file = BINDER.make(given.document(), keys, binding);
        return file == null || !binding.problems().isEmpty() ? null : parts.pipeline(name, file, arguments);
    }
}
