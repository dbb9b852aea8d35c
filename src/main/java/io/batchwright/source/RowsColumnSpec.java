package io.batchwright.source;

import io.batchwright.bytes.Bytes;
import io.batchwright.record.Column;
import io.batchwright.record.FieldType;
import io.batchwright.spec.Problems;

/**
 * How the values of one column of made-up rows are made; one record per kind. A value depends on the number of its row alone,
 * so that rows can be made from any one on. Immutable and thread-safe.
 */
public sealed interface RowsColumnSpec
        permits RowsSequenceSpec, RowsRandomSpec, RowsChoiceSpec, RowsTimestampSpec, RowsTextSpec {

    /** The type of its values. */
    FieldType fieldType();

    /** Reports everything wrong with it; keys are relative to the column. */
    default void validate(Problems problems) {}

    /**
     * Makes values.
     *
     * @param column of {@link #fieldType()}; receives them from index 0 on
     * @param bytes receives texts
     * @param before rows before the first one, from 0
     * @param count how many
     */
    void fill(Column column, Bytes bytes, long before, int count);
}
