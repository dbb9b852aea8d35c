package io.batchwright.transform;

import io.batchwright.record.Doubts;
import io.batchwright.record.Outline;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A transform that was checked against the records that come in, and can be opened any number of times. Immutable and
 * thread-safe.
 *
 * @param output what comes out; where the transform is wrong, the best guess at it
 * @param opener opens it; fails if the transform is wrong
 */
public record CheckedTransform(Outline output, Supplier<Transform> opener) {

    /** A transform of which problems have been reported. */
    static CheckedTransform wrong(Outline guess) {
        return new CheckedTransform(guess, () -> {
            throw new IllegalStateException("a transform that is wrong can not be opened");
        });
    }

    /** A transform that can not be read, which problems have been reported of: any field may come out of it. */
    public static CheckedTransform unknown(Outline input) {
        return wrong(
                input.with(input.schema(), new Doubts(Set.copyOf(input.schema().names()), true)));
    }

    /** A new transform, for one thread. */
    public Transform open() {
        return opener.get();
    }
}
