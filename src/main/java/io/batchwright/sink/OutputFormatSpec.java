package io.batchwright.sink;

import io.batchwright.record.Schema;
import io.batchwright.spec.Problems;

/** The {@code format:} of a sink that writes text; one record per format. */
public sealed interface OutputFormatSpec permits CsvOutputSpec, JsonLinesOutputSpec {

    /**
     * Checks what needs no fields.
     *
     * @param problems problems of this part; keys are relative to {@code format}
     */
    default void validate(Problems problems) {}

    /** A new encoder of records; for one thread. */
    RowEncoder open(Schema schema);
}
