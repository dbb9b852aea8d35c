package io.batchwright.sink;

import io.batchwright.record.Column;
import io.batchwright.record.RecordBatch;
import java.sql.SQLException;

/**
 * Writes rows so that no statement has a key twice, which PostgreSQL would refuse to update: the first row of every key, then
 * the second one of every key, and so on. Each row is applied, in its turn among those of its key.
 *
 * <p>Keys are told apart by their hash alone. Two keys with one hash only make a round more.
 */
final class RoundsWriter implements RowWriter {

    /** So many statements for one chunk; the rows of later rounds are written one by one. */
    private static final int MOST_ROUNDS = 32;

    private final RowWriter distinct;
    private final RowWriter repeated;
    private final int[] keyFields;

    /**
     * @param distinct writes rows with different keys
     * @param repeated writes any rows, in their order
     * @param keyFields indexes of the fields that make the key
     */
    RoundsWriter(RowWriter distinct, RowWriter repeated, int[] keyFields) {
        this.distinct = distinct;
        this.repeated = repeated;
        this.keyFields = keyFields;
    }

    @Override
    public int write(RowSet rows) throws SQLException {
        int[] rounds = new int[rows.size()];
        int last = assign(rows, rounds);
        if (last == 0) {
            return distinct.write(rows);
        }
        int taken = 0;
        for (int round = 0; round <= last; round++) {
            RowSet part = rows.group(rounds, round);
            taken += round < MOST_ROUNDS ? distinct.write(part) : repeated.write(part);
        }
        return taken;
    }

    /** Gives each row its round, from 0; all beyond {@value #MOST_ROUNDS} share the last one. Returns the last round. */
    private int assign(RowSet rows, int[] rounds) {
        KeyCounts counts = new KeyCounts(rows.size());
        int last = 0;
        int index = 0;
        for (RowSet.Slice slice : rows.slices()) {
            for (int i = slice.from(); i < slice.to(); i++) {
                int round = Math.min(counts.add(hash(slice.batch(), slice.rows()[i])), MOST_ROUNDS);
                rounds[index++] = round;
                last = Math.max(last, round);
            }
        }
        return last;
    }

    private long hash(RecordBatch batch, int row) {
        long hash = 1;
        for (int field : keyFields) {
            hash = mix(hash * 31 + hash(batch, batch.column(field), row));
        }
        return hash;
    }

    private static long hash(RecordBatch batch, Column column, int row) {
        if (column.isNull(row)) {
            return 0;
        }
        return switch (column.field().type().kind().storage()) {
            case LONG -> column.longs()[row];
            case DOUBLE -> Double.doubleToLongBits(column.doubles()[row] + 0.0);
            case TEXT -> hash(batch.bytes().array(), column.starts()[row], column.ends()[row]);
        };
    }

    private static long hash(byte[] bytes, int from, int to) {
        long hash = (long) to - from;
        for (int i = from; i < to; i++) {
            hash = hash * 0x100000001B3L + bytes[i];
        }
        return hash;
    }

    private static long mix(long hash) {
        long mixed = (hash ^ (hash >>> 32)) * 0x9E3779B97F4A7C15L;
        return mixed ^ (mixed >>> 29);
    }

    /** How often each hash was added; open addressing, never full. */
    private static final class KeyCounts {

        private final long[] keys;
        private final int[] counts;

        KeyCounts(int most) {
            int capacity = Integer.highestOneBit(Math.max(8, most)) * 4;
            this.keys = new long[capacity];
            this.counts = new int[capacity];
        }

        /** Adds a hash and returns how often it was added before. */
        int add(long hash) {
            int slot = (int) hash & (keys.length - 1);
            while (counts[slot] > 0 && keys[slot] != hash) {
                slot = (slot + 1) & (keys.length - 1);
            }
            keys[slot] = hash;
            return counts[slot]++;
        }
    }
}
