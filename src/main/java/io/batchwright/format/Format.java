package io.batchwright.format;

import io.batchwright.bytes.Bytes;

/** An opened format. Immutable and thread-safe; framers and parsers are not. */
public interface Format {

    /**
     * A new framer.
     *
     * @param maxRecordBytes the most bytes of one record, without its line end; at a longer one the framer stops
     */
    Framer framer(int maxRecordBytes);

    /** How many records at the start of each input are no data (a header): 0 or 1. */
    default int headerRecords() {
        return 0;
    }

    /**
     * A new parser for one input.
     *
     * @param header the input's first {@link #headerRecords()} records as they were framed, with or without the last
     *     line end; empty if there are none
     * @throws FormatException if the header does not suit the fields; the message says what was expected and found
     */
    RecordParser parser(Bytes header);
}
