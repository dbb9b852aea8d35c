package io.batchwright.format;

import io.batchwright.bytes.Bytes;
import io.batchwright.record.Field;
import io.batchwright.record.Schema;

/** The objects of one JSON array. */
record JsonArrayFormat(Schema schema) implements Format {

    @Override
    public Framer framer(int maxRecordBytes) {
        return new JsonArrayFramer(maxRecordBytes);
    }

    @Override
    public RecordParser parser(Bytes header) {
        Slots slots = new Slots(schema, Field::name);
        return new JsonElements(slots, new JsonObjectParser(slots, new JsonTokens("character", "element")));
    }
}
