package io.batchwright.source;

import io.batchwright.spec.Problems;
import java.nio.file.Path;
import java.util.Map;

/** The {@code source:} part of a pipeline file; one record per kind of source. */
public sealed interface SourceSpec permits FileSourceSpec {

    /** The settings that say what is read: part of the load's identity. In a stable order. */
    Map<String, String> identity();

    /**
     * Checks what can be checked without touching the input.
     *
     * @param problems problems of this part; keys are relative to {@code source}
     */
    default void validate(Problems problems) {}

    /**
     * Opens the source.
     *
     * @param home the directory that relative paths start from
     */
    Source open(Path home);
}
