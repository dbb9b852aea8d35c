package io.batchwright.record;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The frozen input of a load: what is read, in order, and to which end. A restart reads this plan, not what is there now.
 *
 * @param began where this load goes on from others ({@code read: new}), the number of the first input that it had when it began,
 *     by which it is told from them; else -1
 * @param first the number of the first input: how many have been read before, by those loads or by this one;
 *     else 0
 * @param bytesBefore bytes as stored that this load has read of those
 * @param inputs what is read
 * @param known what has been read, by this load or earlier ones, and how far; a later load goes on from there. Empty unless the
 *     source reads only what is new
 */
public record InputPlan(int began, int first, long bytesBefore, List<Input> inputs, List<Input> known) {

    public InputPlan {
        inputs = List.copyOf(inputs);
        known = List.copyOf(known);
    }

    /** What a load begins with that goes on from others; it has yet to be {@linkplain #numbered numbered}. */
    public static InputPlan goingOn(List<Input> inputs, List<Input> known) {
        return new InputPlan(0, 0, 0, inputs, known);
    }

    /** The same plan as that of a load that begins with an input of this number. */
    public InputPlan numbered(int number) {
        return new InputPlan(number, number, bytesBefore, inputs, known);
    }

    /** Whether it is the plan of a load that goes on from others, or from which others go on. */
    public boolean goesOn() {
        return began >= 0;
    }

    /** The plan of a load that stands alone. */
    public InputPlan(List<Input> inputs) {
        this(-1, 0, 0, inputs, List.of());
    }

    /** All bytes that the load reads up to the ends, or -1 if one of them is unknown. */
    public long totalBytes() {
        long total = bytesBefore;
        for (Input input : inputs) {
            if (input.end() < 0) {
                return -1;
            }
            total += input.end() - input.start();
        }
        return total;
    }

    /** The plan as it was when the load began, by which the load is known. */
    public InputPlan original() {
        List<Input> originals = inputs.stream()
                .map(input -> input.original() == null ? input : input.original())
                .toList();
        return new InputPlan(began, first, bytesBefore, originals, known);
    }

    /** The same plan without what is known. */
    public InputPlan forgetting() {
        return new InputPlan(began, first, bytesBefore, inputs, List.of());
    }

    /** How many inputs this load and those that it goes on from have. */
    public int next() {
        return first + inputs.size();
    }

    /** The plan of the same load after one of which everything was read. */
    public InputPlan after(InputPlan before) {
        return new InputPlan(before.began, before.next(), before.totalBytes(), inputs, known);
    }

    /** The same plan with other inputs in the places of its own. */
    public InputPlan with(List<Input> others) {
        return new InputPlan(began, first, bytesBefore, others, known);
    }

    /** The same plan, knowing something else. */
    public InputPlan knowing(List<Input> others) {
        return new InputPlan(began, first, bytesBefore, inputs, others);
    }

    /** The same plan, knowing of an input how far it has been read; what was known under its name is forgotten. */
    public InputPlan knowing(Input read) {
        List<Input> now = new ArrayList<>(known);
        now.removeIf(input -> input.name().equals(read.name()));
        now.add(read);
        return new InputPlan(began, first, bytesBefore, inputs, now);
    }

    /**
     * One input.
     *
     * @param name the path, key or URL under which the source finds it again
     * @param end its length in bytes as stored (compressed, if it is), which is read and no further; -1 if unknown
     * @param fingerprint the source's own text by which it recognises the content up to {@code end}
     * @param hash SHA-256 of all bytes as stored, up to {@code end}, in hex; null if they were not read for it
     * @param original what it was when the load began, if it was cut off then and has been made whole since; or null
     * @param from where its reading begins, or, of a {@linkplain InputPlan#known known} one, goes on; in the source's own words;
     *     null for the start
     * @param start how many of its bytes as stored are before that place; 0 if unknown
     */
    public record Input(
            String name,
            long end,
            String fingerprint,
            @Nullable String hash,
            @Nullable Input original,
            @Nullable String from,
            long start) {

        /** An input that was not hashed, from its start. */
        public Input(String name, long end, String fingerprint) {
            this(name, end, fingerprint, null, null, null, 0);
        }

        /** The same input with the hash of all its bytes, or without. */
        public Input withHash(@Nullable String newHash) {
            return new Input(name, end, fingerprint, newHash, original, from, start);
        }

        /** The same input, read from somewhere else. */
        public Input from(@Nullable String place, long bytesBefore) {
            return new Input(name, end, fingerprint, hash, original, place, bytesBefore);
        }

        /** The same content under another name. */
        public Input named(String newName) {
            return new Input(newName, end, fingerprint, hash, original, from, start);
        }

        /** This input as it was made whole. */
        public Input mended(Input whole) {
            return new Input(name, whole.end, whole.fingerprint, null, original == null ? this : original, from, start);
        }
    }
}
