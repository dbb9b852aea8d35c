package io.batchwright.sink;

import org.jspecify.annotations.Nullable;

/**
 * An input that has rejects.
 *
 * @param input its name
 * @param header its header, without its line end; null if it has none. Owned by this object.
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; copied by nobody
public record InputHeader(String input, byte @Nullable [] header) {}
