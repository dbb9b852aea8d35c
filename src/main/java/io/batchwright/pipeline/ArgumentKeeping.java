package io.batchwright.pipeline;

import io.batchwright.pipeline.bind.Document;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides what of a command line may be kept.
 *
 * @param file the pipeline file as it is, without the assignments
 * @param secrets the names of its secret parameters
 */
record ArgumentKeeping(Document file, Set<String> secrets) {

    private static final String PARAMETERS = "parameters";

    /** What may be kept of {@code assignments} to the pipeline in {@code path}, below {@code home} or elsewhere, and the slot. */
    RunArguments keep(Path path, Path home, Map<String, String> assignments, @Nullable Instant slot) {
        List<String> kept = assignments.entrySet().stream()
                .map(assignment -> isSecret(assignment.getKey())
                        ? assignment.getKey()
                        : assignment.getKey() + "=" + assignment.getValue())
                .toList();
        Path absolute = path.toAbsolutePath().normalize();
        boolean named = new Pipelines(home.toAbsolutePath().normalize()).holds(absolute);
        return new RunArguments(named ? null : absolute, kept, slot);
    }

    /** Errs on the side of secrecy: a key of a secret parameter's declaration may be its default. */
    private boolean isSecret(String key) {
        boolean declaresSecret = !secrets.isEmpty() && (key.equals(PARAMETERS) || key.startsWith(PARAMETERS + "."));
        return secrets.contains(key) || declaresSecret || file.takesFromEnvironment(key);
    }
}
