package io.batchwright.sink;

import io.batchwright.record.Column;
import io.batchwright.record.Field;
import io.batchwright.record.JsonRows;
import io.batchwright.record.Schema;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.springframework.util.StreamUtils;
import tools.jackson.core.exc.JacksonIOException;

/** Writes rows as JSON objects, one to a line. */
final class JsonLinesEncoder implements RowEncoder {

    private final Schema schema;

    JsonLinesEncoder(Schema schema) {
        this.schema = schema;
    }

    @Override
    public void begin(OutputStream out) {
        // Nothing stands before the first object.
    }

    @Override
    public void encode(RowSet rows, OutputStream out) throws IOException {
        try (JsonRows json = new JsonRows(StreamUtils.nonClosing(out), schema, Field::name)) {
            for (RowSet.Slice slice : rows.slices()) {
                Column[] columns = new Column[schema.size()];
                Arrays.setAll(columns, slice.batch()::column);
                for (int i = slice.from(); i < slice.to(); i++) {
                    json.write(slice.batch().bytes(), columns, slice.rows()[i]);
                    json.raw('\n');
                }
            }
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }
}
