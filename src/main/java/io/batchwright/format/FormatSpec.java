package io.batchwright.format;

import io.batchwright.record.Field;
import io.batchwright.record.Schema;
import io.batchwright.spec.Problems;
import java.util.List;

/** The {@code format:} part of a pipeline file; one record per format. */
public sealed interface FormatSpec
        permits KeyValueFormatSpec,
                CsvFormatSpec,
                JsonLinesFormatSpec,
                JsonArrayFormatSpec,
                LogfmtFormatSpec,
                AccessLogFormatSpec {

    /** The fields of a pipeline that declares none; empty if this format needs them declared. */
    default List<Field> defaultFields() {
        return List.of();
    }

    /** Texts that mean "no value" in fields that are not strings, unless the field says otherwise. */
    default List<String> nullValues() {
        return List.of();
    }

    /**
     * Checks this spec against the declared fields and reports everything wrong.
     *
     * @param problems problems of this part; keys are relative to {@code format}
     */
    default void validate(Schema schema, Problems problems) {}

    /** Opens the format for records of {@code schema}; only after {@link #validate} found nothing. */
    Format open(Schema schema);
}
