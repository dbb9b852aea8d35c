package io.batchwright.spec;

/**
 * A place in a file.
 *
 * @param file path as the user gave it
 * @param line from 1
 * @param column from 1
 */
public record Mark(String file, int line, int column) {

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
