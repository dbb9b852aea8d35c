package io.batchwright.format;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a format made of one record.
 *
 * @param values raw values in the order of the fields, null for none; empty if it was rejected
 * @param reason why it was rejected, or null
 * @param line from 1
 * @param offset in bytes, from 0
 * @param raw its bytes as characters of ISO-8859-1
 */
record ParsedRecord(List<@Nullable String> values, @Nullable String reason, int line, int offset, String raw) {}
