package io.batchwright.cli;

import io.batchwright.pipeline.Pipeline;
import io.batchwright.pipeline.PipelineLoader;
import io.batchwright.pipeline.Pipelines;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Parameters;

/** The arguments of commands that take a pipeline: its name, and overrides. */
final class PipelineArguments {

    @Parameters(
            index = "0",
            paramLabel = "PIPELINE",
            description = "Name of a file in config/pipelines, without .yml, or the path of one.")
    private String name = "";

    @Parameters(
            index = "1..*",
            paramLabel = "KEY=VALUE",
            description = "A parameter (threshold=950) or any key of the file (source.path=other.log).")
    private final List<String> assignments = new ArrayList<>();

    /** Loads the pipeline; reports everything wrong with it at once. */
    Pipeline load(Path home) {
        Path file = new Pipelines(home).locate(name);
        return PipelineLoader.load(file, byKey(assignments), System.getenv(), home);
    }

    /** The same as it is run for a slot of its schedule. */
    Pipeline loadForSlot(Path home, Instant slot) {
        Path file = new Pipelines(home).locate(name);
        return PipelineLoader.loadForSlot(file, byKey(assignments), slot, System.getenv(), home);
    }

    /** All arguments as they were given. */
    List<String> all() {
        List<String> all = new ArrayList<>(List.of(name));
        all.addAll(assignments);
        return all;
    }

    /**
     * The assignments by key.
     *
     * @throws UserException if one is not KEY=VALUE
     */
    static Map<String, String> byKey(List<String> assignments) {
        Map<String, String> byKey = new LinkedHashMap<>();
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                throw new UserException("expected KEY=VALUE, found '" + assignment + "'");
            }
            byKey.put(assignment.substring(0, equals), assignment.substring(equals + 1));
        }
        return byKey;
    }
}
