package io.batchwright.format;

/**
 * The way past something that is no whole record, piece by piece, so that it need not be held. For one record, once. Not
 * thread-safe.
 */
public interface RecordSkip {

    /**
     * Finds the first byte of the record; what stands before it only separates it from others. Called once, before
     * {@link #pass}.
     *
     * @param from where the framer stopped
     * @param to index after the last byte that is there
     * @return its index, at most {@code to}
     */
    default int first(byte[] bytes, int from, int to) {
        return from;
    }

    /**
     * Passes over a piece.
     *
     * @param from the first byte that was not passed yet
     * @param to index after the last byte that is there
     * @param endOfInput whether the input ends at {@code to}
     * @return index after the last byte passed; once it has {@link #ended()}, where reading goes on
     */
    int pass(byte[] bytes, int from, int to, boolean endOfInput);

    /** Whether the end of the record, or of the input, has been passed. */
    boolean ended();

    /** Line ends that the last call passed. */
    int lines();

    /** Bytes passed so far that belong to the record: without the line end, or the white space, behind it. */
    long length();

    /** What else there is to say once the end has been passed, to go on behind the reason; empty if nothing. */
    default String remark() {
        return "";
    }
}
