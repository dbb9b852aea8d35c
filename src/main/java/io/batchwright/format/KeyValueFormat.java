package io.batchwright.format;

import io.batchwright.bytes.Bytes;
import io.batchwright.record.Schema;

/** The seed's format: each line stripped of white space, split at separators. */
record KeyValueFormat(Schema schema, byte pairSeparator, byte keyValueSeparator) implements Format {

    @Override
    public Framer framer() {
        return new LineFramer();
    }

    @Override
    public RecordParser parser(Bytes header) {
        return new KeyValueParser(schema, pairSeparator, keyValueSeparator);
    }
}
