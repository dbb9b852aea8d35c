package io.batchwright.schedule;

import io.batchwright.batch.RunBusyException;
import io.batchwright.batch.RunResult;
import io.batchwright.pipeline.RetrySpec;
import io.batchwright.record.Ledger;
import io.batchwright.spec.ForUsers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * How a run of a slot ended, and how the slot stands after it.
 *
 * @param state the slot's state
 * @param failed whether the run failed
 * @param nextAttempt when the slot is tried again, or null
 * @param execution the run's job execution, or null if there was none
 * @param reason why, for people, or null
 * @param ledger what became of the records of the whole load, or null if the run could not begin, or that is not known
 */
record Ending(
        SlotState state,
        boolean failed,
        @Nullable Instant nextAttempt,
        @Nullable Long execution,
        @Nullable String reason,
        @Nullable Ledger ledger) {

    /** How long a slot waits for another run of the same load, which a person may have begun. */
    private static final Duration BUSY = Duration.ofSeconds(5);

    /** Whether the slot waits as before, as its run could not begin: another run had its load, or this server ended first. */
    boolean unbegun() {
        return state == SlotState.WAITING && !failed && execution == null;
    }

    /** What is asked of a run's end. */
    record Context(int failuresBefore, @Nullable RetrySpec retry, boolean closing, Instant now) {

        private @Nullable Instant retryAt() {
            RetrySpec again = retry;
            return again == null || failuresBefore >= again.attempts() ? null : now.plus(again.delay());
        }
    }

    static Ending of(RunResult result, Context context) {
        Long execution = result.execution() < 0 ? null : result.execution();
        Ledger ledger = result.ledger();
        return switch (result.status()) {
            case COMPLETED -> new Ending(SlotState.COMPLETED, false, null, execution, null, ledger);
            case ALREADY_LOADED -> new Ending(SlotState.COMPLETED, false, null, execution, "already loaded", ledger);
            case NOTHING_NEW, NOTHING_TO_REPLAY ->
                new Ending(SlotState.COMPLETED, false, null, execution, "nothing new", ledger);
            case STOPPED -> stopped(context, execution, ledger);
            case FAILED -> failed(context, execution, why(result.failure()), ledger);
        };
    }

    /** Another run has completed the load of a slot whose own run did not. */
    static Ending completedBy(long execution, @Nullable Ledger ledger) {
        String reason = "its load was completed by execution " + execution;
        return new Ending(SlotState.COMPLETED, false, null, execution, reason, ledger);
    }

    /** @param failure what was thrown instead of a result */
    static Ending of(Throwable failure, Context context) {
        Throwable cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
        if (cause instanceof RunBusyException) {
            Instant again = context.now().plus(BUSY);
            return new Ending(SlotState.WAITING, false, again, null, ForUsers.message(cause), null);
        }
        if (cause instanceof CancellationException || cause instanceof RejectedExecutionException) {
            return stopped(context, null, null);
        }
        return failed(context, null, why(cause), null);
    }

    /** What a server stops because it ends itself is gone on with by another one, or by the next. */
    private static Ending stopped(Context context, @Nullable Long execution, @Nullable Ledger ledger) {
        return context.closing()
                ? new Ending(
                        SlotState.WAITING,
                        false,
                        context.now(),
                        execution,
                        "the server that ran it was stopped",
                        ledger)
                : new Ending(SlotState.STOPPED, false, null, execution, "its run was stopped", ledger);
    }

    private static Ending failed(Context context, @Nullable Long execution, String reason, @Nullable Ledger ledger) {
        Instant again = context.retryAt();
        return new Ending(again == null ? SlotState.FAILED : SlotState.WAITING, true, again, execution, reason, ledger);
    }

    private static String why(@Nullable Throwable failure) {
        return failure == null ? "it failed" : ForUsers.message(failure);
    }
}
