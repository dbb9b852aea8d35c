package io.batchwright.pipeline.bind;

import io.batchwright.spec.Mark;

/** A piece of YAML that knows its place. Immutable. */
public sealed interface Node permits ScalarNode, ListNode, MapNode, EmptyNode {

    /** Where it begins. */
    Mark mark();

    /** What it is, after "found ". */
    String described();

    /** The place {@code offset} characters into it, as exactly as it is known. */
    default Mark markAt(int offset) {
        return mark();
    }
}
