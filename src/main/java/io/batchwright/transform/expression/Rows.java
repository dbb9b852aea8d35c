package io.batchwright.transform.expression;

/** Row indexes of one batch, ascending: those that an evaluation is about. Bare arrays, because this is the hot path. */
final class Rows {

    private int[] indexes = {};
    private int count;

    /** Looks at the first {@code newCount} elements of an array that somebody else owns. */
    void view(int[] array, int newCount) {
        indexes = array;
        count = newCount;
    }

    /** Empties an own list of at most {@code capacity} rows. */
    Rows clear(int capacity) {
        if (indexes.length < capacity) {
            indexes = new int[capacity];
        }
        count = 0;
        return this;
    }

    void add(int row) {
        indexes[count++] = row;
    }

    int[] indexes() {
        return indexes;
    }

    int count() {
        return count;
    }

    /** The length that arrays indexed by row need. */
    int capacity() {
        return indexes.length;
    }
}
