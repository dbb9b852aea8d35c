package io.batchwright.sink;

import org.jspecify.annotations.Nullable;

/**
 * How many records were rejected for one reason.
 *
 * @param stage which stage refused them
 * @param field the field that they failed on, or null if it is the whole record
 * @param reason what was expected and what was found
 * @param count how many
 */
public record ReasonCount(String stage, @Nullable String field, String reason, long count) {}
