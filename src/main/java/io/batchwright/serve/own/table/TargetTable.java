package io.batchwright.serve.own.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table that pipelines write to.
 *
 * @param name {@code table} or {@code schema.table}, as their files have it
 * @param connection the name of the connection, or null for the default one
 * @param pipelines the names of the pipelines
 */
public record TargetTable(String name, @Nullable String connection, List<String> pipelines) {

    public TargetTable {
        pipelines = List.copyOf(pipelines);
    }
}
