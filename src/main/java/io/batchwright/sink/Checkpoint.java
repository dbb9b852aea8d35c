package io.batchwright.sink;

import io.batchwright.record.InputPlan;
import io.batchwright.record.Ledger;
import io.batchwright.record.Position;
import org.jspecify.annotations.Nullable;

/**
 * The truth about a load: what is in the sink.
 *
 * @param key which load
 * @param scope hash of everything identifying but the input and the rerun counter; loads of one scope are candidates for
 *     "already loaded" and "resume"
 * @param rerun 0 for the first load of this scope and input, then counted up by {@code --rerun}
 * @param plan the frozen input
 * @param position after the last record accounted for; null at the start
 * @param ledger what became of the records before the position
 * @param inputBytes bytes of stored input before the position
 * @param formatHash hash of the format and the fields, which must not change within a load
 * @param transformHash hash of the transform at the last claim
 * @param token the fencing token, counted up by every claim
 * @param complete whether all of the plan is accounted for
 * @param abandoned whether it was given up; it is never resumed
 * @param request what the load was asked to do
 */
public record Checkpoint(
        LoadKey key,
        String scope,
        int rerun,
        InputPlan plan,
        @Nullable Position position,
        Ledger ledger,
        long inputBytes,
        String formatHash,
        String transformHash,
        long token,
        boolean complete,
        boolean abandoned,
        LoadRequest request) {

    /** The same load, further on. */
    public Checkpoint advance(
            @Nullable Position newPosition, Ledger newLedger, long newInputBytes, boolean nowComplete) {
        return new Checkpoint(
                key,
                scope,
                rerun,
                plan,
                newPosition,
                newLedger,
                newInputBytes,
                formatHash,
                transformHash,
                token,
                nowComplete,
                abandoned,
                request);
    }

    /** The same load, on another plan. */
    public Checkpoint on(InputPlan newPlan) {
        return new Checkpoint(
                key,
                scope,
                rerun,
                newPlan,
                position,
                ledger,
                inputBytes,
                formatHash,
                transformHash,
                token,
                complete,
                abandoned,
                request);
    }

    /** The same load, to be claimed with these hashes of format and transform. */
    public Checkpoint under(String newFormatHash, String newTransformHash) {
        return new Checkpoint(
                key,
                scope,
                rerun,
                plan,
                position,
                ledger,
                inputBytes,
                newFormatHash,
                newTransformHash,
                token,
                complete,
                abandoned,
                request);
    }
}
