package io.batchwright.batch;

import io.batchwright.record.Ledger;
import io.batchwright.record.Position;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended.
 *
 * @param pipeline the pipeline's name
 * @param execution id of the job execution, or -1 if none was needed
 * @param status how it ended
 * @param ledger the whole load
 * @param bytes bytes of stored input of the whole load
 * @param thisRun the part of the ledger that this run added
 * @param thisRunBytes the part of the bytes
 * @param seconds duration of the step in this run
 * @param resumedFrom the position this run went on from, or null
 * @param failure why it failed, or null
 */
public record RunResult(
        String pipeline,
        long execution,
        Status status,
        Ledger ledger,
        long bytes,
        Ledger thisRun,
        long thisRunBytes,
        double seconds,
        @Nullable Position resumedFrom,
        @Nullable Throwable failure) {

    /** A run that found nothing to do. */
    static RunResult nothingDone(String pipeline, Status status, Ledger ledger, long bytes) {
        return new RunResult(pipeline, -1, status, ledger, bytes, Ledger.EMPTY, 0, 0, null, null);
    }

    /** This run together with an earlier part of the same load. */
    RunResult resuming(RunResult before) {
        return joined(before, ledger, bytes);
    }

    /** This run together with another one before it, which completed an interrupted load. */
    RunResult after(RunResult before) {
        return status == Status.NOTHING_NEW ? before : joined(before, before.ledger.plus(ledger), before.bytes + bytes);
    }

    private RunResult joined(RunResult before, Ledger whole, long wholeBytes) {
        return new RunResult(
                pipeline,
                execution,
                status,
                whole,
                wholeBytes,
                before.thisRun.plus(thisRun),
                before.thisRunBytes + thisRunBytes,
                before.seconds + seconds,
                before.resumedFrom,
                failure);
    }

    /** How a run ends. */
    public enum Status {
        /** Everything is loaded. */
        COMPLETED,
        /** It was loaded before; nothing was done. */
        ALREADY_LOADED,
        /** The source has nothing that earlier runs have not read; nothing was done. */
        NOTHING_NEW,
        /** A replay: every reject that can be replayed is; nothing was done. */
        NOTHING_TO_REPLAY,
        /** It failed; the same command resumes it once the cause is mended. */
        FAILED,
        /** It was stopped; the same command resumes it. */
        STOPPED
    }
}
