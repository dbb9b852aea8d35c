package io.batchwright.record;

import java.util.Arrays;

/**
 * The values of one field for the rows of one batch.
 *
 * <p>A column comes from the parser <em>raw</em>: slices of the batch's bytes, nothing checked. {@link
 * RecordBatch#decode} turns it into its stored form, once, for the rows still alive: {@link #longs()}, {@link
 * #doubles()} or slices again, as the field's {@link Kind.Storage} says, with {@link #isNull(int)} for rows without a
 * value. The arrays are handed out bare because they are the hot path; only the stage that works on the batch may write
 * to them. Row indexes start at 0 and are the batch's.
 */
public final class Column {

    private static final int[] NO_INTS = {};
    private static final long[] NO_LONGS = {};
    private static final double[] NO_DOUBLES = {};
    private static final boolean[] NO_NULLS = {};

    private final Field field;
    private int[] starts = NO_INTS;
    private int[] ends = NO_INTS;
    private long[] longs = NO_LONGS;
    private double[] doubles = NO_DOUBLES;
    private boolean[] nulls = NO_NULLS;
    private boolean decoded;

    private Column(Field field) {
        this.field = field;
    }

    /** A raw column in which every row is still absent (start -1); the parser fills {@link #starts()}, {@link #ends()}. */
    public static Column raw(Field field, int rows) {
        Column column = new Column(field);
        column.starts = new int[rows];
        column.ends = new int[rows];
        Arrays.fill(column.starts, -1);
        return column;
    }

    /** A decoded column with room for {@code rows} values of the field's storage, none null; a transform fills it. */
    public static Column computed(Field field, int rows) {
        Column column = new Column(field);
        column.allocate(rows);
        if (field.type().kind().storage() == Kind.Storage.TEXT) {
            column.starts = new int[rows];
            column.ends = new int[rows];
        }
        return column;
    }

    /** The same values under another field of the same storage. Shares the arrays. */
    public Column as(Field newField) {
        if (newField.type().kind().storage() != field.type().kind().storage()) {
            throw new IllegalArgumentException(field + " is not stored like " + newField);
        }
        Column column = new Column(newField);
        column.starts = starts;
        column.ends = ends;
        column.longs = longs;
        column.doubles = doubles;
        column.nulls = nulls;
        column.decoded = decoded;
        return column;
    }

    /** This column as it is now: what is decoded, rejected or filled in later changes the original only. */
    public Column snapshot() {
        Column column = as(field);
        column.starts = starts.clone();
        column.ends = ends.clone();
        column.nulls = nulls.clone();
        return column;
    }

    /** Makes a raw column as new. */
    void reset() {
        Arrays.fill(starts, -1);
        Arrays.fill(nulls, false);
        decoded = false;
    }

    /** Makes room for the decoded form; the arrays of a column that was {@linkplain #reset() reset} are used again. */
    void allocate(int rows) {
        nulls = nulls.length == rows ? nulls : new boolean[rows];
        switch (field.type().kind().storage()) {
            case LONG -> longs = longs.length == rows ? longs : new long[rows];
            case DOUBLE -> doubles = doubles.length == rows ? doubles : new double[rows];
            case TEXT -> {}
        }
        decoded = true;
    }

    public Field field() {
        return field;
    }

    /** Whether the stored form is there. */
    public boolean decoded() {
        return decoded;
    }

    /** Offset of each row's text in the batch's bytes; -1 where the record has none. Raw columns and TEXT storage. */
    public int[] starts() {
        return starts;
    }

    /** Offset after each row's text. Raw columns and TEXT storage. */
    public int[] ends() {
        return ends;
    }

    /** The decoded values of LONG storage. */
    public long[] longs() {
        return longs;
    }

    /** The decoded values of DOUBLE storage. */
    public double[] doubles() {
        return doubles;
    }

    /** By row: whether there is no value. Decoded columns only. */
    public boolean[] nulls() {
        return nulls;
    }

    /** Whether {@code row} has no value; decoded columns only. */
    public boolean isNull(int row) {
        return nulls[row];
    }

    /** Points {@code row} at a slice of the batch's bytes. */
    public void slice(int row, int start, int end) {
        starts[row] = start;
        ends[row] = end;
    }
}
