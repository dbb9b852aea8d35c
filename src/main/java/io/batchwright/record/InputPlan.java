package io.batchwright.record;

import java.util.List;

/**
 * The frozen input of a load: what is read, in order, and to which end. A restart reads this plan, not what is there now.
 */
public record InputPlan(List<Input> inputs) {

    public InputPlan {
        inputs = List.copyOf(inputs);
    }

    /** The sum of all ends, or -1 if one of them is unknown. */
    public long totalBytes() {
        long total = 0;
        for (Input input : inputs) {
            if (input.end() < 0) {
                return -1;
            }
            total += input.end();
        }
        return total;
    }

    /**
     * One input.
     *
     * @param name the path, key or URL under which the source finds it again
     * @param end its length in bytes as stored (compressed, if it is), which is read and no further; -1 if unknown
     * @param fingerprint the source's own text by which it recognises the content up to {@code end}
     */
    public record Input(String name, long end, String fingerprint) {}
}
