package io.batchwright.format;

import io.batchwright.bytes.Bytes;
import io.batchwright.record.Field;
import io.batchwright.record.Schema;
import java.util.regex.Pattern;

/** Lines that a regular expression with named groups matches. */
record PatternFormat(Schema schema, Pattern pattern) implements Format {

    @Override
    public Framer framer(int maxRecordBytes) {
        return new LineFramer(EmptyLines.ARE_RECORDS, maxRecordBytes);
    }

    @Override
    public RecordParser parser(Bytes header) {
        Slots slots = new Slots(schema, Field::from);
        return new LineRecords(slots, EmptyLines.ARE_RECORDS, new PatternParser(slots, pattern));
    }
}
