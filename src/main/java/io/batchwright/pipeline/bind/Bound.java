package io.batchwright.pipeline.bind;

import org.jspecify.annotations.Nullable;

/**
 * What binding a node came to.
 *
 * @param value the value, or null if nothing can be made of the node; a list or mapping of which some cannot be bound is
 *     there, with null for those
 * @param complete whether all of it is there, so that what holds it can be made
 */
record Bound(@Nullable Object value, boolean complete) {

    static final Bound NONE = new Bound(null, false);

    static Bound of(Object value) {
        return new Bound(value, true);
    }
}
