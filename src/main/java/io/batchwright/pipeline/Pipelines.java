package io.batchwright.pipeline;

import io.batchwright.spec.Mark;
import io.batchwright.spec.Problem;
import io.batchwright.spec.Suggestions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The pipelines of a home directory, {@code config/pipelines/NAME.yml} or {@code .yaml}. Looks again at every call; thread-safe.
 *
 * @param home the home directory
 */
public record Pipelines(Path home) {

    private static final String EXTENSION = "\\.ya?ml$";

    /** The names of all pipelines, sorted; empty if there is no {@code config/pipelines}. */
    public List<String> names() {
        if (!Files.isDirectory(directory())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory())) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals(name.replaceFirst(EXTENSION, "")))
                    .map(name -> name.replaceFirst(EXTENSION, ""))
                    .distinct()
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("can not list " + directory(), e);
        }
    }

    /**
     * The file of a pipeline.
     *
     * @param nameOrPath a name, or the path of a file (with a {@code /}, or ending in .yml or .yaml) from the current directory
     * @throws InvalidPipelineException if it is not there; says which are, and which was probably meant
     */
    public Path locate(String nameOrPath) {
        if (nameOrPath.contains("/") || nameOrPath.contains("\\") || nameOrPath.matches(".*" + EXTENSION)) {
            return existing(Path.of(nameOrPath));
        }
        return Stream.of(".yml", ".yaml")
                .map(extension -> directory().resolve(nameOrPath + extension))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> missing(nameOrPath));
    }

    /** Whether an absolute path is that of a pipeline that can be given by its name. */
    boolean holds(Path file) {
        return directory().equals(file.getParent());
    }

    private static Path existing(Path file) {
        if (Files.isRegularFile(file)) {
            return file;
        }
        throw invalid(file.toString(), "no such pipeline file");
    }

    private InvalidPipelineException missing(String name) {
        String place = "config/pipelines/" + name + ".yml";
        if (!Files.isDirectory(home.resolve("config"))) {
            return invalid(
                    place,
                    "the home directory " + home.toAbsolutePath().normalize()
                            + " has no config directory; run in one that has, or name it with --home or BATCHWRIGHT_HOME");
        }
        List<String> names = names();
        String there = names.isEmpty() ? "there is none yet" : "there are " + String.join(", ", names);
        return invalid(place, "no pipeline '" + name + "'" + Suggestions.didYouMean(name, names) + "; " + there);
    }

    private static InvalidPipelineException invalid(String place, String message) {
        return new InvalidPipelineException(List.of(new Problem(Mark.of(place), message)));
    }

    private Path directory() {
        return home.resolve("config").resolve("pipelines");
    }
}
