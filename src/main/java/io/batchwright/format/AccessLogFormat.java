package io.batchwright.format;

import io.batchwright.bytes.Bytes;
import io.batchwright.record.Field;
import io.batchwright.record.Schema;

/** Apache's common and combined log formats. */
record AccessLogFormat(Schema schema, AccessLogFormatSpec.Variant variant) implements Format {

    @Override
    public Framer framer(int maxRecordBytes) {
        return new LineFramer(EmptyLines.ARE_RECORDS, maxRecordBytes);
    }

    @Override
    public RecordParser parser(Bytes header) {
        Slots slots = new Slots(schema, Field::from);
        return new LineRecords(slots, EmptyLines.ARE_RECORDS, new AccessLogParser(slots, variant));
    }
}
