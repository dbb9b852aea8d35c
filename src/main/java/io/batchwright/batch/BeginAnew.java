package io.batchwright.batch;

import io.batchwright.pipeline.Pipeline;
import io.batchwright.pipeline.Scheduling;
import java.time.Instant;

/**
 * How an input is loaded anew of which something is loaded already, as messages end. What is run for a slot has no {@code --rerun}.
 */
final class BeginAnew {

    private BeginAnew() {}

    /** Whatever is loaded, beside it. */
    static String again(Pipeline pipeline) {
        Instant slot = pipeline.slot();
        if (slot == null) {
            return byHand(pipeline);
        }
        boolean declared = pipeline.parameters().types().containsKey(Scheduling.SLOT);
        return "run it by hand:  batchwright run " + typed(pipeline) + (declared ? " slot=" + slot : "") + " --rerun";
    }

    /** Where its load is unfinished, and the input was changed since. */
    static String mended(Pipeline pipeline) {
        Instant slot = pipeline.slot();
        return slot == null
                ? byHand(pipeline)
                : "give its load up (batchwright jobs abandon EXECUTION, which leaves its rows in the target; batchwright jobs list "
                        + pipeline.name() + " has the execution), and run the slot again:  batchwright jobs backfill "
                        + pipeline.name() + " --from " + slot + " --to " + slot.plusSeconds(1);
    }

    private static String byHand(Pipeline pipeline) {
        return "use --rerun (batchwright run " + typed(pipeline) + " --rerun)";
    }

    private static String typed(Pipeline pipeline) {
        return pipeline.arguments().typed(pipeline.name());
    }
}
