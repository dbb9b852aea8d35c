package io.batchwright.source;

import io.batchwright.record.Field;
import io.batchwright.record.Outline;
import io.batchwright.record.Schema;
import io.batchwright.spec.Problems;
import java.util.List;
import java.util.Map;

/** The {@code source:} part of a pipeline file; one record per kind of source. */
public sealed interface SourceSpec
        permits FileSourceSpec, S3SourceSpec, HttpSourceSpec, JdbcSourceSpec, StdinSourceSpec, RowsSourceSpec {

    /** What a source gives, which decides about the pipeline's format. */
    enum Output {
        /** Bytes; the pipeline says how records are read from them. */
        BYTES,
        /** Bytes that are JSON objects, one per line. */
        JSON_LINES,
        /** Rows with typed columns: the source is a {@link RowSource}, and rejects keep its rows as JSON objects. */
        ROWS
    }

    default Output output() {
        return Output.BYTES;
    }

    /** Whether opening it takes connections of {@code config/application.yml}. */
    default boolean connects() {
        return false;
    }

    /** Whether it reads standard input, which a process has only from whoever started it. */
    default boolean usesStandardInput() {
        return false;
    }

    /** Whether a load reads only what earlier ones have not. */
    default boolean readsNew() {
        return false;
    }

    /** The fields of a pipeline that declares none; empty if this source needs them declared, or leaves that to the format. */
    default List<Field> defaultFields() {
        return List.of();
    }

    /** The settings that say what is read: part of the load's identity. In a stable order. */
    Map<String, String> identity();

    /**
     * Checks what can be checked without touching the input.
     *
     * @param problems problems of this part; keys are relative to {@code source}
     */
    default void validate(Problems problems) {}

    /**
     * Checks this spec against the declared fields.
     *
     * @param schema the fields that are sound
     * @param problems problems of this part; keys are relative to {@code source}
     */
    default void validate(Schema schema, Problems problems) {}

    /**
     * Checks the parameters that this spec uses.
     *
     * @param input what is known of the parameters
     * @param problems problems of this part; keys are relative to {@code source}
     */
    default void validateParameters(Outline input, Problems problems) {}

    /** Opens the source; only after {@code validate} found nothing. */
    Source open(SourceContext context);
}
