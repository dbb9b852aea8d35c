package io.batchwright.sink;

import io.batchwright.bytes.Bytes;
import io.batchwright.record.ChunkEnd;
import io.batchwright.record.Column;
import io.batchwright.record.Location;
import io.batchwright.record.Origin;
import io.batchwright.record.Position;
import io.batchwright.record.RecordBatch;
import io.batchwright.record.RecordChunk;
import io.batchwright.record.Reject;
import io.batchwright.record.Schema;
import io.batchwright.record.Segment;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Builds decoded batches and chunks from values, as a parser and transforms would hand them to a sink. */
final class Rows {

    private static final Origin ORIGIN = (segment, position, line) ->
            new Location("in.log", line + 1L, line * 100L, new Position("0:" + segment.from() + ":" + line));

    private final Schema schema;
    private final List<@Nullable Object[]> rows = new ArrayList<>();
    private final List<Reject> rejects = new ArrayList<>();

    private int linesBefore;

    private Rows(Schema schema) {
        this.schema = schema;
    }

    static Rows of(Schema schema) {
        return new Rows(schema);
    }

    /** Has the first row stand behind so many lines. */
    Rows fromLine(int lines) {
        linesBefore = lines;
        return this;
    }

    /** Adds a row: one value per field, null for none. */
    Rows row(@Nullable Object... values) {
        rows.add(values);
        return this;
    }

    Rows reject(String position, String reason) {
        byte[] raw = ("raw " + position).getBytes(StandardCharsets.UTF_8);
        Location location = new Location("in.log", 7, 70, new Position(position));
        rejects.add(new Reject(location, "format", "metric", reason, raw, false));
        return this;
    }

    /** All rows in batches of the given capacity. */
    List<RecordBatch> batches(int capacity) {
        List<RecordBatch> batches = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += capacity) {
            batches.add(batch(from, Math.min(capacity, rows.size() - from)));
        }
        return batches;
    }

    private RecordBatch batch(int from, int count) {
        Bytes bytes = new Bytes(16);
        RecordBatch batch = new RecordBatch(
                schema, new Segment(bytes, linesBefore + from, linesBefore + from, count, ORIGIN), count);
        Column[] columns = new Column[schema.size()];
        for (int field = 0; field < columns.length; field++) {
            columns[field] = Column.computed(schema.field(field), count);
        }
        for (int i = 0; i < count; i++) {
            byte[] raw = raw(rows.get(from + i)).getBytes(StandardCharsets.UTF_8);
            int start = bytes.append(raw, 0, raw.length);
            int row = batch.addRow(start, start + raw.length, linesBefore + from + i);
            for (int field = 0; field < columns.length; field++) {
                put(bytes, columns[field], row, rows.get(from + i)[field]);
            }
        }
        batch.columns(schema, columns);
        return batch;
    }

    /** The record as it stands in the input, about. */
    private static String raw(@Nullable Object[] values) {
        return Arrays.stream(values).map(String::valueOf).collect(Collectors.joining(","));
    }

    private static void put(Bytes bytes, Column column, int row, @Nullable Object value) {
        if (value == null) {
            column.nulls()[row] = true;
            return;
        }
        switch (column.field().type().kind().storage()) {
            case LONG -> column.longs()[row] = stored(value);
            case DOUBLE -> column.doubles()[row] = ((Number) value).doubleValue();
            case TEXT -> {
                byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
                int start = bytes.append(text, 0, text.length);
                column.slice(row, start, start + text.length);
            }
        }
    }

    private static long stored(Object value) {
        if (value instanceof Boolean bool) {
            return bool ? 1 : 0;
        }
        if (value instanceof LocalDate date) {
            return date.toEpochDay();
        }
        if (value instanceof LocalTime time) {
            return time.toNanoOfDay() / 1000;
        }
        return value instanceof Instant instant
                ? instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1000
                : ((Number) value).longValue();
    }

    /** A chunk in the middle of the input that ends at a position. */
    RecordChunk chunk(String end) {
        return chunk(end, false, rows.size() + rejects.size());
    }

    /** The last chunk of the input. */
    RecordChunk lastChunk(String end) {
        return chunk(end, true, rows.size() + rejects.size());
    }

    /** A chunk that claims to have read some number of records. */
    RecordChunk chunk(String end, boolean last, long read) {
        return new RecordChunk(batches(RecordBatch.CAPACITY), rejects, read, new ChunkEnd(new Position(end), last, 50));
    }
}
