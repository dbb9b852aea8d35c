package io.batchwright.record;

/**
 * Where a record stands in its input, for people and for the uniqueness of rejects.
 *
 * @param input the input's name: a path, a key, a URL
 * @param line its first line, from 1
 * @param offset its first byte, from 0, in the decompressed input
 * @param position the position before the record; unique within a load
 */
public record Location(String input, long line, long offset, Position position) {

    @Override
    public String toString() {
        return input + ":" + line;
    }
}
