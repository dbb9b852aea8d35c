package io.batchwright.format;

import io.batchwright.bytes.Bytes;
import io.batchwright.record.Field;
import io.batchwright.record.Schema;
import java.util.List;
import java.util.stream.IntStream;

/** Comma-separated values. */
record CsvFormat(Schema schema, boolean header, byte delimiter, byte quote) implements Format {

    @Override
    public Framer framer(int maxRecordBytes) {
        return new QuotedFramer(scanner(), maxRecordBytes);
    }

    @Override
    public int headerRecords() {
        return header ? 1 : 0;
    }

    @Override
    public RecordParser parser(Bytes headerRecord) {
        if (!header) {
            Slots slots = new Slots(schema, Field::name);
            return new CsvParser(
                    slots, scanner(), IntStream.range(0, schema.size()).toArray());
        }
        Slots slots = new Slots(schema, Field::from);
        List<String> names = CsvHeader.names(headerRecord, scanner());
        return new CsvParser(slots, scanner(), CsvHeader.slotOfColumn(names, slots.places(), (char) delimiter));
    }

    private CsvScanner scanner() {
        return new CsvScanner(delimiter, quote);
    }
}
