package io.batchwright.serve.own.table;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/** Rows as JSON objects, one on each line, with a member for every column. */
final class JsonRowLines implements RowWriter {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .rootValueSeparator("")
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final OutputStream out;
    private final JsonGenerator json;
    private final List<RowCells> cells;

    JsonRowLines(OutputStream out, List<RowCells> cells) {
        this.out = out;
        this.json = FACTORY.createGenerator(ObjectWriteContext.empty(), out);
        this.cells = cells;
    }

    @Override
    public void begin() {
        // Nothing stands before the first object.
    }

    @Override
    public void write(ResultSet row) throws SQLException, IOException {
        try {
            json.writeStartObject();
            for (RowCells cell : cells) {
                json.writeName(cell.name());
                write(cell.kind(), cell.reading().read(row));
            }
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }

    private void write(RowCells.Kind kind, @Nullable Object value) {
        if (value == null) {
            json.writeNull();
        } else if (kind == RowCells.Kind.JSON) {
            copy(value.toString());
        } else if (value instanceof BigDecimal number) {
            json.writeNumber(number);
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof Double number && Double.isFinite(number)) {
            json.writeNumber(number);
        } else {
            json.writeString(value.toString()); // also NaN and infinities, which are no numbers of JSON
        }
    }

    /** Without line ends, which it may have between its tokens. */
    private void copy(String document) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), document)) {
            parser.nextToken();
            json.copyCurrentStructure(parser);
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            json.flush();
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
        out.flush();
    }
}
