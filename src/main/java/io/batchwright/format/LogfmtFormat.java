package io.batchwright.format;

import io.batchwright.bytes.Bytes;
import io.batchwright.record.Field;
import io.batchwright.record.Schema;

/** Pairs of keys and values, each line a record. */
record LogfmtFormat(Schema schema) implements Format {

    @Override
    public Framer framer(int maxRecordBytes) {
        return new LineFramer(EmptyLines.ARE_SKIPPED, maxRecordBytes);
    }

    @Override
    public RecordParser parser(Bytes header) {
        Slots slots = new Slots(schema, Field::from);
        return new LineRecords(slots, EmptyLines.ARE_SKIPPED, new LogfmtParser(slots));
    }
}
