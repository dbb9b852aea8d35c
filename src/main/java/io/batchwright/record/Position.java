package io.batchwright.record;

/**
 * A place between two records of a source: everything before it has been read, nothing after it.
 *
 * <p>Only the source that made the value understands it; everyone else stores it and hands it back.
 *
 * @param value the source's own text, at most {@value #MAX_LENGTH} characters
 */
public record Position(String value) {

    /** The most characters a position may have. */
    public static final int MAX_LENGTH = 1000;

    public Position {
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a position has 1 to " + MAX_LENGTH + " characters: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
