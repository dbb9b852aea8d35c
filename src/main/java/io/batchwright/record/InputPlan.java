package io.batchwright.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /** The plan as it was when the load began, by which the load is known. */
    public InputPlan original() {
        return new InputPlan(inputs.stream()
                .map(input -> input.original() == null ? input : input.original())
                .toList());
    }

    /**
     * One input.
     *
     * @param name the path, key or URL under which the source finds it again
     * @param end its length in bytes as stored (compressed, if it is), which is read and no further; -1 if unknown
     * @param fingerprint the source's own text by which it recognises the content up to {@code end}
     * @param hash SHA-256 of all bytes as stored, up to {@code end}, in hex; null if they were not read for it
     * @param original what it was when the load began, if it was cut off then and has been made whole since; or null
     */
    public record Input(
            String name,
            long end,
            String fingerprint,
            @Nullable String hash,
            @Nullable Input original) {

        /** An input that was not hashed. */
        public Input(String name, long end, String fingerprint) {
            this(name, end, fingerprint, null, null);
        }

        /** The same input with the hash of all its bytes, or without. */
        public Input withHash(@Nullable String newHash) {
            return new Input(name, end, fingerprint, newHash, original);
        }

        /** This input as it was made whole. */
        public Input mended(Input whole) {
            return new Input(name, whole.end, whole.fingerprint, null, original == null ? this : original);
        }
    }
}
