package io.batchwright.format;

import io.batchwright.bytes.Bytes;

/** An opened format. Immutable and thread-safe; framers and parsers are not. */
public interface Format {

    /** A new framer. */
    Framer framer();

    /** How many records at the start of each input are no data (a header): 0 or 1. */
    default int headerRecords() {
        return 0;
    }

    /**
     * A new parser for one input.
     *
     * @param header the input's header record without its line end, empty if {@link #headerRecords()} is 0 or the input is
     *     empty
     * @throws FormatException if the header does not suit the fields; the message says what was expected and found
     */
    RecordParser parser(Bytes header);
}
