package io.batchwright.pipeline.bind;

import io.batchwright.spec.Mark;

/** A key or an element without a value: {@code path:} and nothing after it. */
record EmptyNode(Mark mark) implements Node {

    @Override
    public String described() {
        return "nothing";
    }
}
