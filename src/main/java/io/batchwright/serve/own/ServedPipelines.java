package io.batchwright.serve.own;

import io.batchwright.batch.OperationRefusedException;
import io.batchwright.pipeline.InvalidPipelineException;
import io.batchwright.pipeline.Pipeline;
import io.batchwright.pipeline.PipelineCatalog;
import io.batchwright.spec.Problem;
import io.batchwright.spec.SecretNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The pipelines that users of the server may name, and what they may see of their files. Thread-safe. */
@Component
public final class ServedPipelines {

    private static final Pattern KEY_AND_VALUE = Pattern.compile("(?m)^([\\s\\-]*)([\\w.-]+)(\\s*:\\s+)(\\S.*)$");
    private static final int LARGEST = 1 << 20;
    /** The key {@code key} of sources and sinks names columns. */
    private static final String COLUMN = "key";

    private final PipelineCatalog catalog;
    private final Clock clock;

    ServedPipelines(PipelineCatalog catalog, Clock clock) {
        this.catalog = catalog;
        this.clock = clock;
    }

    /** The names of all pipelines, sorted. */
    public List<String> names() {
        return catalog.names();
    }

    /**
     * The file of a pipeline: by its name only, as a path could lead anywhere.
     *
     * @throws OperationRefusedException if there is none of that name
     */
    public Path file(String name) {
        return find(name)
                .orElseThrow(
                        () -> new OperationRefusedException("there is no pipeline '" + name + "' in config/pipelines"));
    }

    private Optional<Path> find(String name) {
        return names().contains(name) ? Optional.of(catalog.file(name)) : Optional.empty();
    }

    /** Loads a pipeline with the values that its parameters have by themselves, as if a slot began now; empty if there is none of that name. */
    Optional<PipelineLook> look(String name) {
        return find(name).map(file -> look(name, file));
    }

    private PipelineLook look(String name, Path file) {
        String text = text(file);
        try {
            return new PipelineLook(name, text, catalog.forSlot(name, clock.instant()), List.of());
        } catch (InvalidPipelineException e) {
            return new PipelineLook(
                    name,
                    text,
                    null,
                    e.problems().stream().map(Problem::toString).toList());
        }
    }

    /** The text of a file; values that are secrets by their key are hidden, but not names of variables that have them. */
    private static String text(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            String text = new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8);
            return KEY_AND_VALUE.matcher(text).replaceAll(ServedPipelines::shown);
        } catch (IOException e) {
            throw new UncheckedIOException("can not read " + file, e);
        }
    }

    private static String shown(MatchResult line) {
        String name = line.group(2);
        boolean secret = SecretNames.matches(name)
                && !name.equals(COLUMN)
                && !line.group(4).startsWith("${");
        String value = secret ? SecretNames.MASK : line.group(4);
        return Matcher.quoteReplacement(line.group(1) + line.group(2) + line.group(3) + value);
    }

    /** @throws OperationRefusedException if a pipeline needs what a server does not have */
    void requireServable(Pipeline pipeline) {
        if (pipeline.source().usesStandardInput() || pipeline.sink().usesStandardOutput()) {
            throw new OperationRefusedException("'" + pipeline.name()
                    + "' reads standard input or writes to standard output, which a server has nobody for;"
                    + " run it from a shell:  batchwright run "
                    + pipeline.arguments().typed(pipeline.name()));
        }
    }
}
