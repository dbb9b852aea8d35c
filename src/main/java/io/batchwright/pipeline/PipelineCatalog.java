package io.batchwright.pipeline;

import io.batchwright.spec.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The pipelines of a home directory as their files are now. A file is read again only when it has changed; one that is gone is
 * forgotten. Thread-safe.
 */
public final class PipelineCatalog {

    private final Path home;
    private final Pipelines pipelines;
    private final Map<String, String> environment;
    private final Clock clock;
    private final Map<String, Read> known = new TreeMap<>();

    /**
     * @param home the home directory
     * @param environment what {@code ${NAME}} stands for
     */
    public PipelineCatalog(Path home, Map<String, String> environment, Clock clock) {
        this.home = home;
        this.pipelines = new Pipelines(home);
        this.environment = Map.copyOf(environment);
        this.clock = clock;
    }

    /**
     * A pipeline file.
     *
     * @param name the pipeline's name
     * @param pipeline what it holds, as if a slot had begun when it was read; null if it can not be used
     * @param problems why it can not be used, a line each; empty if it can
     */
    public record Entry(String name, @Nullable Pipeline pipeline, List<String> problems) {

        /** Whether the file can be used. */
        public boolean valid() {
            return pipeline != null;
        }

        /** When the pipeline runs by itself; null if it does not, or can not be used. */
        public @Nullable ScheduleSpec schedule() {
            return pipeline == null ? null : pipeline.scheduling().schedule();
        }

        /** Who hears of its scheduled runs; null for nobody. */
        public @Nullable NotifySpec webhook() {
            return pipeline == null ? null : pipeline.scheduling().webhook();
        }

        /** All that is wrong with it, or null if nothing is. */
        public @Nullable String problem() {
            return valid() ? null : String.join("\n", problems);
        }
    }

    /** @param version tells whether the file has changed since */
    private record Read(Object version, Entry entry) {}

    /** The names of all pipelines, sorted. */
    public List<String> names() {
        return pipelines.names();
    }

    /** All pipelines as they are now, by name; those that can not be used as well. */
    public synchronized List<Entry> entries() {
        List<String> names = names();
        known.keySet().retainAll(names);
        List<Entry> entries = new ArrayList<>(names.size());
        names.forEach(name -> entries.add(entry(name)));
        return entries;
    }

    /** A pipeline as it is now, or null if there is none of that name. */
    public synchronized @Nullable Entry find(String name) {
        if (names().contains(name)) {
            return entry(name);
        }
        known.remove(name);
        return null;
    }

    private Entry entry(String name) {
        try {
            Path file = pipelines.locate(name);
            Object version = version(file);
            Read before = known.get(name);
            if (before != null && before.version().equals(version)) {
                return before.entry();
            }
            Entry entry = read(name, file);
            known.put(name, new Read(version, entry));
            return entry;
        } catch (InvalidPipelineException | IOException e) {
            known.remove(name);
            return new Entry(name, null, List.of(String.valueOf(e.getMessage())));
        }
    }

    private Entry read(String name, Path file) {
        try {
            Pipeline pipeline = PipelineLoader.loadForSlot(file, Map.of(), clock.instant(), environment, home);
            return new Entry(name, pipeline, List.of());
        } catch (InvalidPipelineException e) {
            return new Entry(
                    name, null, e.problems().stream().map(Problem::toString).toList());
        }
    }

    private static Object version(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return List.of(
                file.toString(),
                attributes.lastModifiedTime(),
                attributes.size(),
                String.valueOf(attributes.fileKey()));
    }

    /**
     * The file of a pipeline.
     *
     * @throws InvalidPipelineException if there is none of that name
     */
    public Path file(String name) {
        return pipelines.locate(name);
    }

    /**
     * A pipeline as it is run for a slot; read anew.
     *
     * @throws InvalidPipelineException with all problems
     */
    public Pipeline forSlot(String name, Instant slot) {
        return PipelineLoader.loadForSlot(file(name), Map.of(), slot, environment, home);
    }
}
