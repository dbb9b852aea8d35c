package io.batchwright.transform.expression;

import io.batchwright.bytes.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values of one node of an expression, by row of the batch, reused from batch to batch. Which array is in use follows
 * from the node's {@link ValueType.Storage}; text is slices of {@link #bytes}. A row that failed has a reason instead of a
 * value. The arrays are bare because this is the hot path.
 */
final class Vector {

    private static final int INITIAL_TEXT = 64;

    long[] longs = {};
    double[] doubles = {};
    boolean[] booleans = {};
    Bytes bytes = new Bytes(0);
    int[] starts = {};
    int[] ends = {};

    private @Nullable String[] errors = {};
    private int failures;

    /** Makes room for rows below {@code capacity} and forgets failures and text. */
    void prepare(ValueType.Storage storage, int capacity) {
        forgetFailures();
        switch (storage) {
            case LONG -> longs = longs.length < capacity ? new long[capacity] : longs;
            case DOUBLE -> doubles = doubles.length < capacity ? new double[capacity] : doubles;
            case BOOLEAN -> booleans = booleans.length < capacity ? new boolean[capacity] : booleans;
            case TEXT -> {
                if (starts.length < capacity) {
                    starts = new int[capacity];
                    ends = new int[capacity];
                    bytes = new Bytes(INITIAL_TEXT);
                }
                bytes.length(0);
            }
        }
    }

    void forgetFailures() {
        if (failures > 0) {
            Arrays.fill(errors, null);
            failures = 0;
        }
    }

    /** Gives the row a reason instead of a value. */
    void fail(int row, String reason) {
        if (errors.length <= row) {
            errors = Arrays.copyOf(errors, Math.max(row + 1, errors.length * 2));
        }
        errors[row] = reason;
        failures++;
    }

    boolean hasFailures() {
        return failures > 0;
    }

    /** Why the row has no value, or null if it has. */
    @Nullable
    String error(int row) {
        return failures > 0 && row < errors.length ? errors[row] : null;
    }

    String text(int row) {
        return bytes.text(starts[row], ends[row]);
    }

    /** Sets a text value; only where the vector owns its bytes. */
    void text(int row, String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        text(row, utf8, 0, utf8.length);
    }

    /** Sets a text value to a copy of {@code source[from, to)}; only where the vector owns its bytes. */
    void text(int row, byte[] source, int from, int to) {
        starts[row] = bytes.append(source, from, to);
        ends[row] = bytes.length();
    }

    /** Copies the values and failures of {@code rows}. */
    void copy(Vector from, ValueType.Storage storage, Rows rows) {
        int[] indexes = rows.indexes();
        for (int i = 0, n = rows.count(); i < n; i++) {
            int row = indexes[i];
            String error = from.error(row);
            if (error != null) {
                fail(row, error);
                continue;
            }
            switch (storage) {
                case LONG -> longs[row] = from.longs[row];
                case DOUBLE -> doubles[row] = from.doubles[row];
                case BOOLEAN -> booleans[row] = from.booleans[row];
                case TEXT -> text(row, from.bytes.array(), from.starts[row], from.ends[row]);
            }
        }
    }
}
