package io.batchwright.source;

import java.sql.ResultSet;
import java.sql.SQLException;

/** The values of one column of a key, for the rows of a batch. Slots count from 0. Not thread-safe. */
sealed interface JdbcKeyColumn {

    /**
     * Reads the value of the row at hand.
     *
     * @return whether it has one
     */
    boolean read(ResultSet rows, int slot) throws SQLException;

    /** Sets a value as {@link #text} gives it. */
    void set(int slot, String text);

    boolean same(int slot, int otherSlot);

    String text(int slot);

    /** Whole numbers. */
    final class WholeNumbers implements JdbcKeyColumn {

        private final int index;
        private final long[] values;

        WholeNumbers(int index, int slots) {
            this.index = index;
            this.values = new long[slots];
        }

        @Override
        public boolean read(ResultSet rows, int slot) throws SQLException {
            values[slot] = rows.getLong(index);
            return !rows.wasNull();
        }

        @Override
        public void set(int slot, String text) {
            values[slot] = Long.parseLong(text);
        }

        @Override
        public boolean same(int slot, int otherSlot) {
            return values[slot] == values[otherSlot];
        }

        @Override
        public String text(int slot) {
            return Long.toString(values[slot]);
        }
    }

    /** Everything else, as text. */
    final class Texts implements JdbcKeyColumn {

        private final JdbcKeyType type;
        private final int index;
        private final String[] values;

        Texts(JdbcKeyType type, int index, int slots) {
            this.type = type;
            this.index = index;
            this.values = new String[slots];
        }

        @Override
        public boolean read(ResultSet rows, int slot) throws SQLException {
            String value = type.read(rows, index);
            if (value == null) {
                return false;
            }
            values[slot] = value;
            return true;
        }

        @Override
        public void set(int slot, String text) {
            values[slot] = text;
        }

        @Override
        public boolean same(int slot, int otherSlot) {
            return values[slot].equals(values[otherSlot]);
        }

        @Override
        public String text(int slot) {
            return values[slot];
        }
    }
}
