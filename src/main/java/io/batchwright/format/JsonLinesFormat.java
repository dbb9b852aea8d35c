package io.batchwright.format;

import io.batchwright.bytes.Bytes;
import io.batchwright.record.Field;
import io.batchwright.record.Schema;

/** One JSON object per line. */
record JsonLinesFormat(Schema schema) implements Format {

    @Override
    public Framer framer(int maxRecordBytes) {
        return new LineFramer(EmptyLines.ARE_SKIPPED, maxRecordBytes);
    }

    @Override
    public RecordParser parser(Bytes header) {
        // Fields of the same place may want different text, so that each has a slot of its own.
        Slots slots = new Slots(schema, Field::name);
        return new LineRecords(slots, EmptyLines.ARE_SKIPPED, new JsonObjectParser(slots, new JsonTokens()));
    }
}
