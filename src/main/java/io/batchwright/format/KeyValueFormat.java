package io.batchwright.format;

import io.batchwright.bytes.Bytes;
import io.batchwright.record.Field;
import io.batchwright.record.Schema;

/** The seed's format: each line stripped of white space, split at separators. */
record KeyValueFormat(Schema schema, byte pairSeparator, byte keyValueSeparator) implements Format {

    @Override
    public Framer framer(int maxRecordBytes) {
        return new LineFramer(EmptyLines.ARE_RECORDS, maxRecordBytes);
    }

    @Override
    public RecordParser parser(Bytes header) {
        Slots slots = new Slots(schema, Field::from);
        return new LineRecords(
                slots, EmptyLines.ARE_RECORDS, new KeyValueParser(slots, pairSeparator, keyValueSeparator));
    }
}
