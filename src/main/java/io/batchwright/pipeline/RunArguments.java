package io.batchwright.pipeline;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a pipeline was asked for, as far as it may be kept, so that a run can be repeated with the same arguments.
 *
 * @param file the absolute path of the pipeline file if it was given by path, null if by name
 * @param assignments in order, {@code KEY=VALUE} each, or the {@code KEY} alone where the value is not kept: a secret
 *     parameter's, and one given instead of a value from the environment, which is likely to be a secret too
 * @param slot the slot of the schedule that it is run for, or null if it is run by hand
 */
public record RunArguments(
        @Nullable Path file,
        List<String> assignments,
        @Nullable Instant slot) {

    public RunArguments {
        assignments = List.copyOf(assignments);
    }

    /** The assignments whose values are known, by key. */
    public Map<String, String> known() {
        Map<String, String> known = new LinkedHashMap<>();
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            if (equals > 0) {
                known.put(assignment.substring(0, equals), assignment.substring(equals + 1));
            }
        }
        return known;
    }

    /** The same without what is assigned to a key. */
    public RunArguments without(String key) {
        return new RunArguments(
                file,
                assignments.stream()
                        .filter(assignment -> !assignment.equals(key) && !assignment.startsWith(key + "="))
                        .toList(),
                slot);
    }

    /**
     * The arguments of a command that asks for the same, as one types them into a shell. Values that may be secret are left out.
     *
     * @param name the pipeline's, for one that was not given by path
     */
    public String typed(String name) {
        return ShellWord.of(file == null ? name : file.toString()) + typed(assignments);
    }

    /** Assignments as one types them, with a space before each. */
    public static String typed(List<String> assignments) {
        return assignments.stream()
                .map(assignment -> " " + ShellWord.ofAssignment(assignment))
                .collect(Collectors.joining());
    }

    /** The keys whose values were not kept and must be given again. */
    public List<String> withheld() {
        List<String> withheld = new ArrayList<>(assignments);
        withheld.removeIf(assignment -> assignment.indexOf('=') > 0);
        return withheld;
    }
}
