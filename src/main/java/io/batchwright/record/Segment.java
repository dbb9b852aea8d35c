package io.batchwright.record;

import io.batchwright.bytes.Bytes;

/**
 * Consecutive whole records of one input, as bytes (UTF-8 as far as it is text).
 *
 * @param bytes the buffer; a parser may append to it (unescaped values) but changes nothing below {@code to}
 * @param from index of the first byte
 * @param to index after the last byte
 * @param records number of records in {@code [from, to)}
 * @param origin where the bytes come from
 */
public record Segment(Bytes bytes, int from, int to, int records, Origin origin) {}
