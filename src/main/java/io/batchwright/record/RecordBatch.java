package io.batchwright.record;

import io.batchwright.bytes.Bytes;
import io.batchwright.bytes.Utf8;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * About a thousand records, by column: the bytes once, offsets into them, values decoded on demand, and the selection of
 * the rows still alive.
 *
 * <p>Life cycle: a parser {@linkplain #addRow adds} rows and fills the raw columns, then {@linkplain #compact() compacts};
 * transforms decode, {@linkplain #reject reject}, {@linkplain #retain filter} and replace columns; the sink reads what
 * is selected. Not thread-safe; one thread at a time owns a batch. Row indexes start at 0 and never change.
 */
public final class RecordBatch {

    /** How many records a batch holds at most, by default: small enough for its columns to stay in the processor's cache. */
    public static final int CAPACITY = 1024;

    private final Schema rawSchema;
    private final Column[] rawColumns;
    private Segment segment;
    private final int[] rowStarts;
    private final int[] rowEnds;
    private final int[] lines;
    private final int[] selection;
    private List<Reject> rejects = new ArrayList<>(0);
    private Schema schema;
    private Column[] columns;
    private boolean @Nullable [] dead;
    private int rows;
    private int selected;
    private int filtered;
    /** How many of the rejects have been taken out of the selection. */
    private int compacted;

    /**
     * @param schema the fields, which become raw columns
     * @param segment the records' bytes
     * @param capacity the most rows it can hold
     */
    public RecordBatch(Schema schema, Segment segment, int capacity) {
        this.schema = schema;
        this.segment = segment;
        this.rowStarts = new int[capacity];
        this.rowEnds = new int[capacity];
        this.lines = new int[capacity];
        this.selection = new int[capacity];
        this.columns = new Column[schema.size()];
        Arrays.setAll(columns, i -> Column.raw(schema.field(i), capacity));
        this.rawSchema = schema;
        this.rawColumns = columns;
    }

    /** Makes it as new, for other records. Nobody may hold anything of it, its rejects apart. */
    public void reset(Segment newSegment) {
        segment = newSegment;
        schema = rawSchema;
        columns = rawColumns;
        for (Column column : columns) {
            column.reset();
        }
        rejects = new ArrayList<>(0);
        dead = null;
        rows = 0;
        selected = 0;
        filtered = 0;
        compacted = 0;
    }

    /**
     * A batch of rows from a source that has columns. Rows without a value for a required field are rejected, and defaults
     * filled in. The line of a row is its index.
     *
     * @param segment the bytes that text columns point into; its origin must give the rows as they were read
     * @param columns one for each field: decoded, or raw where the text has yet to be checked; owned by the batch
     */
    public static RecordBatch ofRows(Schema schema, Segment segment, Column[] columns) {
        RecordBatch batch = new RecordBatch(schema, segment, segment.records());
        batch.columns(schema, columns);
        for (int row = 0; row < segment.records(); row++) {
            batch.addRow(segment.from(), segment.from(), row);
        }
        for (int i = 0; i < columns.length; i++) {
            if (columns[i].decoded()) {
                schema.decoder(i).complete(batch, columns[i]);
            }
        }
        return batch;
    }

    /**
     * Adds a row behind the last one, alive; the bytes of rows ascend.
     *
     * @param start index of its first byte in the segment's bytes
     * @param end index after its last byte, without the line end
     * @param line its first line, counted from 0 within the segment
     * @return its row index
     */
    public int addRow(int start, int end, int line) {
        rowStarts[rows] = start;
        rowEnds[rows] = end;
        lines[rows] = line;
        selection[selected++] = rows;
        return rows++;
    }

    public Schema schema() {
        return schema;
    }

    public Segment segment() {
        return segment;
    }

    public Bytes bytes() {
        return segment.bytes();
    }

    /** The column of the field with that index. */
    public Column column(int field) {
        return columns[field];
    }

    /** Replaces all columns, in the order of {@code newSchema}. The batch owns {@code newColumns} from now on. */
    public void columns(Schema newSchema, Column[] newColumns) {
        if (newColumns.length != newSchema.size()) {
            throw new IllegalArgumentException(newColumns.length + " columns for " + newSchema);
        }
        for (int i = 0; i < newColumns.length; i++) {
            FieldType type = newColumns[i].field().type();
            if (!type.equals(newSchema.field(i).type())) {
                throw new IllegalArgumentException("a column of " + type + " for " + newSchema.field(i));
            }
        }
        this.schema = newSchema;
        this.columns = newColumns;
    }

    /** How many rows it has, dead ones included. */
    public int rows() {
        return rows;
    }

    /** How many rows it can hold: the length that arrays indexed by row need. */
    public int capacity() {
        return rowStarts.length;
    }

    /** The indexes of the rows still alive, ascending, in the first {@link #selected()} elements. Do not write to it. */
    public int[] selection() {
        return selection;
    }

    /** How many rows are alive. */
    public int selected() {
        return selected;
    }

    /** How many rows a filter dropped. */
    public int filtered() {
        return filtered;
    }

    /** The rejects so far, in the order in which they were found. */
    public List<Reject> rejects() {
        return Collections.unmodifiableList(rejects);
    }

    /** Index of the row's first byte. */
    public int rowStart(int row) {
        return rowStarts[row];
    }

    /** Index after the row's last byte, without the line end. */
    public int rowEnd(int row) {
        return rowEnds[row];
    }

    /** The row as it was read, without its line end. A new array. */
    public byte[] raw(int row) {
        return segment.origin().raw(segment, rowStarts[row], rowEnds[row], lines[row]);
    }

    /** Where the row stands in its input. */
    public Location location(int row) {
        return segment.origin().locate(segment, rowStarts[row], lines[row]);
    }

    /**
     * Rejects a row; it stays in the selection until {@link #compact()}. A row that was rejected before keeps its first
     * reason.
     *
     * @param row index of a row that no filter has dropped
     * @param stage which stage refuses it
     * @param field the field it fails on, or null if it is the whole record
     * @param reason what was expected and what was found
     */
    public void reject(int row, String stage, @Nullable String field, String reason) {
        boolean[] marks = dead;
        if (marks == null) {
            marks = new boolean[capacity()];
            dead = marks;
        }
        if (marks[row]) {
            return;
        }
        marks[row] = true;
        rejects.add(rejection(row, stage, field, reason, null));
    }

    /** A row as a reject; changes nothing here. */
    public Reject rejection(int row, String stage, @Nullable String field, String reason, @Nullable String detail) {
        return new Reject(location(row), stage, field, reason, detail, raw(row), false, segment.header());
    }

    /** Whether the row has been rejected. */
    public boolean rejected(int row) {
        boolean[] marks = dead;
        return marks != null && marks[row];
    }

    /**
     * Rejects the rows alive whose bytes are not well-formed UTF-8, and compacts. Costs one look at each byte where all are
     * ASCII.
     *
     * @param stage the stage under which the rejects are kept
     */
    public void rejectInvalidUtf8(String stage) {
        byte[] array = segment.bytes().array();
        if (selected == 0 || Utf8.isAscii(array, rowStarts[selection[0]], rowEnds[selection[selected - 1]])) {
            return;
        }
        for (int i = 0; i < selected; i++) {
            int row = selection[i];
            int invalid = Utf8.firstInvalid(array, rowStarts[row], rowEnds[row]);
            if (invalid >= 0) {
                reject(row, stage, null, notUtf8(array[invalid], invalid - rowStarts[row]));
            }
        }
        compact();
    }

    private static String notUtf8(byte found, int offset) {
        return String.format(
                Locale.ROOT,
                "expected UTF-8, found the byte 0x%02X at offset %d of the record, counted from 0; is the input in another"
                        + " charset?",
                found,
                offset);
    }

    /** Takes rejected rows out of the selection. */
    public void compact() {
        boolean[] marks = dead;
        if (marks == null || compacted == rejects.size()) {
            return;
        }
        compacted = rejects.size();
        int kept = 0;
        for (int i = 0; i < selected; i++) {
            int row = selection[i];
            if (!marks[row]) {
                selection[kept++] = row;
            }
        }
        selected = kept;
    }

    /** Keeps the selected rows for which {@code keep[row]} holds; the others count as filtered, unless rejected. */
    public void retain(boolean[] keep) {
        compact();
        int kept = 0;
        for (int i = 0; i < selected; i++) {
            int row = selection[i];
            selection[kept] = row;
            kept += keep[row] ? 1 : 0;
        }
        filtered += selected - kept;
        selected = kept;
    }

    /**
     * Makes sure that a column has its stored form. Rows whose text does not fit the field's type, and rows without a
     * value for a required field, are rejected in stage {@code fields}, and the batch is compacted. Rows that are not alive
     * have no stored form.
     *
     * @param index the field's index
     * @return the column
     * @throws IllegalArgumentException if the field's default does not fit its type, see {@link Values#checkDefault}
     */
    public Column decode(int index) {
        Column column = columns[index];
        if (!column.decoded()) {
            schema.decoder(index).decode(this, column);
        }
        return column;
    }

    /** Decodes every column, if there are rows alive for which it matters. */
    public void decodeAll() {
        for (int i = 0; i < columns.length && selected > 0; i++) {
            decode(i);
        }
    }
}
