package io.batchwright.source;

import io.batchwright.record.InputPlan;
import io.batchwright.record.Position;
import io.batchwright.record.Schema;
import org.jspecify.annotations.Nullable;

/** A source of rows with typed columns, which need no format. Thread-safe. */
public non-sealed interface RowSource extends Source {

    /**
     * Checks, before anything is written, that the rows have what the fields ask for.
     *
     * @param schema the fields that are wanted
     * @throws SourceException if they do not; the message says what was expected, and what is there
     */
    default void check(Schema schema) {}

    /**
     * Opens the inputs of a plan.
     *
     * @param plan what to read
     * @param from where to go on, or null for the start
     * @param schema the fields that are wanted, in order; each is found under its {@link io.batchwright.record.Field#from}
     * @throws SourceException if the input is gone or cannot be read
     */
    RowReader open(InputPlan plan, @Nullable Position from, Schema schema);
}
