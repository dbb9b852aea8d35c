package io.batchwright.spec;

/**
 * A place in a file, or a place that has no lines.
 *
 * @param file path as the user gave it, or what else the place is called
 * @param line from 1; 0 if the place has no lines
 * @param column from 1, in characters (code points); 0 if the place has no lines
 */
public record Mark(String file, int line, int column) {

    /** A place without lines, such as a file as a whole. */
    public static Mark of(String name) {
        return new Mark(name, 0, 0);
    }

    /** The value that a run was given for {@code key}, on the command line or by whoever asked a server. */
    public static Mark argument(String key) {
        return of("argument " + key);
    }

    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
