package io.batchwright.format;

/** What a line without a single character is. */
enum EmptyLines {
    /** A record like every other line. */
    ARE_RECORDS,
    /** Nothing: it counts as a line, but not as a record. */
    ARE_SKIPPED
}
