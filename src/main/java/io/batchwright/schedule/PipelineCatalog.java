package io.batchwright.schedule;

import io.batchwright.pipeline.InvalidPipelineException;
import io.batchwright.pipeline.NotifySpec;
import io.batchwright.pipeline.Pipeline;
import io.batchwright.pipeline.PipelineLoader;
import io.batchwright.pipeline.Pipelines;
import io.batchwright.pipeline.ScheduleSpec;
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

/** The pipelines of a home directory as schedules need them; files are read again when they have changed. Thread-safe. */
final class PipelineCatalog {

    private final Path home;
    private final Pipelines pipelines;
    private final Map<String, String> environment;
    private final Clock clock;
    private final Map<String, Entry> entries = new TreeMap<>();

    /** @param environment what {@code ${NAME}} stands for */
    PipelineCatalog(Path home, Map<String, String> environment, Clock clock) {
        this.home = home;
        this.pipelines = new Pipelines(home);
        this.environment = Map.copyOf(environment);
        this.clock = clock;
    }

    /**
     * A pipeline file.
     *
     * @param name the pipeline's name
     * @param version tells whether the file has changed
     * @param pipeline what it holds, or null if it can not be used
     * @param slots the slots of its schedule, or null if it has none
     * @param problem why it can not be used, or null
     */
    record Entry(
            String name,
            Object version,
            @Nullable Pipeline pipeline,
            @Nullable CronSlots slots,
            @Nullable String problem) {

        @Nullable
        ScheduleSpec schedule() {
            return pipeline == null ? null : pipeline.scheduling().schedule();
        }

        @Nullable
        NotifySpec webhook() {
            return pipeline == null ? null : pipeline.scheduling().webhook();
        }
    }

    /** All pipelines as they are now, by name; those that can not be used as well. */
    synchronized List<Entry> entries() {
        List<String> names = pipelines.names();
        entries.keySet().retainAll(names);
        names.forEach(this::entry);
        return new ArrayList<>(entries.values());
    }

    /** A pipeline as it is now, or null if there is none of that name. */
    synchronized @Nullable Entry find(String name) {
        if (!pipelines.names().contains(name)) {
            return null;
        }
        return entry(name);
    }

    private Entry entry(String name) {
        Entry known = entries.get(name);
        Entry current = read(name, known);
        entries.put(name, current);
        return current;
    }

    private Entry read(String name, @Nullable Entry known) {
        try {
            Path file = pipelines.locate(name);
            Object version = version(file);
            return known != null && known.version().equals(version) ? known : load(name, file, version);
        } catch (InvalidPipelineException | IOException e) {
            return new Entry(name, "", null, null, e.getMessage());
        }
    }

    private Entry load(String name, Path file, Object version) {
        try {
            Pipeline pipeline = PipelineLoader.loadForSlot(file, Map.of(), clock.instant(), environment, home);
            ScheduleSpec schedule = pipeline.scheduling().schedule();
            return new Entry(name, version, pipeline, schedule == null ? null : CronSlots.of(schedule), null);
        } catch (InvalidPipelineException e) {
            return new Entry(name, version, null, null, e.getMessage());
        }
    }

    private static Object version(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return List.of(attributes.lastModifiedTime(), attributes.size(), String.valueOf(attributes.fileKey()));
    }

    /**
     * A pipeline as it is run for a slot.
     *
     * @throws InvalidPipelineException with all problems
     */
    Pipeline forSlot(String name, Instant slot) {
        return PipelineLoader.loadForSlot(pipelines.locate(name), Map.of(), slot, environment, home);
    }
}
