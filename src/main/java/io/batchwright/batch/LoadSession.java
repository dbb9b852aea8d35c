package io.batchwright.batch;

import io.batchwright.pipeline.Pipeline;
import io.batchwright.record.Ledger;
import io.batchwright.record.RecordChunk;
import io.batchwright.sink.Checkpoint;
import io.batchwright.sink.Committed;
import io.batchwright.sink.LostConnectionException;
import io.batchwright.sink.Sink;
import io.batchwright.sink.SinkException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One load while its step runs: opens the input where the checkpoint stands, hands chunks to the sink, outlasts a database
 * that goes away, and judges the rejects. Confined to the step's thread, except that the chunks it opens are read ahead.
 */
final class LoadSession {

    private static final Logger LOG = LoggerFactory.getLogger(LoadSession.class);

    private final Pipeline pipeline;
    private final LoadInput input;
    private final RejectBound bound;
    private final Database database;
    private final RunListener listener;
    private final Reconnection reconnection;
    private final SinkOpener opener;
    private final Checkpoint claimed;
    private Checkpoint checkpoint;
    private boolean opened;
    private boolean begun;
    private boolean settled;
    private @Nullable Sink sink;
    private long execution;

    /**
     * @param claimed the checkpoint, claimed for this run
     * @param database that of the checkpoint and the rejects
     * @param opener opens the sink, given the job execution
     */
    LoadSession(
            Pipeline pipeline,
            LoadInput input,
            Checkpoint claimed,
            Database database,
            SinkOpener opener,
            RunListener listener,
            Reconnection reconnection) {
        this.pipeline = pipeline;
        this.input = input;
        this.bound = RejectBound.of(pipeline, claimed);
        this.claimed = claimed;
        this.checkpoint = claimed;
        this.database = database;
        this.opener = opener;
        this.listener = listener;
        this.reconnection = reconnection;
    }

    /** Opens the sink of a load. */
    @FunctionalInterface
    interface SinkOpener {

        /** @param execution the id of the job execution */
        Sink open(long execution);
    }

    /** Tells the session which job execution it belongs to, before it is opened. */
    void execution(long id) {
        execution = id;
        listener.executing(id);
    }

    /** Prepares the target, and opens the input at the claimed position. */
    Chunks open() {
        Sink target = opener.open(execution);
        sink = target;
        prepare(target);
        opened = true;
        requireBearable(bound.verdict(checkpoint.ledger(), false));
        ChunkLimits limits = ChunkLimits.of(pipeline, target.rowsPerCommit()).beginningWith(target.firstChunk());
        Chunks chunks = input.open(checkpoint, pipeline.format().open(pipeline.schema()), limits);
        begun = true;
        listener.started(
                checkpoint.position(),
                checkpoint.ledger(),
                checkpoint.inputBytes(),
                input.endless() ? -1 : checkpoint.plan().totalBytes());
        return chunks;
    }

    /** A load that its target refuses before anything of it is there leaves nothing behind that a later run would go on with. */
    private void prepare(Sink target) {
        try {
            target.prepare();
        } catch (LostConnectionException e) {
            throw e;
        } catch (SinkException e) {
            database.checkpoints().discard(claimed);
            throw e;
        }
    }

    /** Has the sink make ready, while the first chunk is being read. */
    void ready() {
        Sink target = sink;
        if (target != null && begun) {
            try {
                database.inTurn(() -> {
                    target.ready(checkpoint);
                    return target;
                });
            } catch (SinkException e) {
                LOG.debug("the sink is not ready yet; the first chunk will tell", e);
            }
        }
    }

    /** Writes a chunk in the sink's transaction, which a reject may roll back, then judges the number of rejects. */
    void write(RecordChunk chunk) {
        Checkpoint before = checkpoint;
        Committed committed = reconnection.outlast(
                () -> writeOnce(chunk, before),
                () -> writeAgain(chunk, before),
                LostConnectionException.class::isInstance);
        checkpoint = committed.checkpoint();
        listener.committed(checkpoint.ledger(), checkpoint.inputBytes(), committed.rejects());
        requireBearable(bound.verdict(checkpoint.ledger(), chunk.end().last()));
        if (checkpoint.complete()) {
            settle();
        }
    }

    private void settle() {
        Sink target = sink;
        if (target != null) {
            target.settle();
            settled = true;
        }
    }

    private Committed writeOnce(RecordChunk chunk, Checkpoint before) {
        Sink target = sink;
        if (target == null) {
            throw new IllegalStateException("the session is not open");
        }
        return database.inTurn(() -> target.write(chunk, before, bound));
    }

    /**
     * Writes a chunk after the connection was lost, unless it is there: a commit without an answer may have taken place. The
     * token is ours, so the checkpoint stands before the chunk or after it; where it does not, the sink says so. Which rows of a
     * chunk that is there were refused is not known any more.
     */
    private Committed writeAgain(RecordChunk chunk, Checkpoint before) {
        Optional<Checkpoint> stored = database.checkpoints().find(before.key());
        if (stored.isPresent() && stored.get().token() == before.token() && isWritten(chunk, before, stored.get())) {
            return new Committed(stored.get(), chunk.rejects());
        }
        return writeOnce(chunk, before);
    }

    private static boolean isWritten(RecordChunk chunk, Checkpoint before, Checkpoint stored) {
        return Objects.equals(stored.position(), before.position())
                ? stored.complete()
                : chunk.end().position().equals(stored.position());
    }

    private static void requireBearable(@Nullable String verdict) {
        if (verdict != null) {
            throw new TooManyRejectsException(verdict);
        }
    }

    void close() {
        Sink target = sink;
        if (target != null) {
            target.close();
        }
    }

    /** Whether target and input are open, so that the step goes on with its own patience. */
    boolean begun() {
        return begun;
    }

    /** The checkpoint as last committed. */
    Checkpoint checkpoint() {
        return checkpoint;
    }

    /**
     * How the run ended. Where everything is loaded, what failed later did not fail the load: its end could not be recorded.
     *
     * @param status what it is unless everything is loaded
     * @param seconds duration of the step
     * @param failure why it failed, or null; left out if everything is loaded
     */
    RunResult result(RunResult.Status status, double seconds, @Nullable Throwable failure) {
        return new RunResult(
                pipeline.name(),
                execution,
                done() ? RunResult.Status.COMPLETED : status,
                checkpoint.ledger(),
                checkpoint.inputBytes(),
                thisRun(),
                thisRunBytes(),
                seconds,
                opened ? claimed.position() : null,
                done() ? null : failure);
    }

    /** What this run has added to the ledger. */
    Ledger thisRun() {
        return checkpoint.ledger().minus(claimed.ledger());
    }

    /** Bytes of stored input that this run has accounted for. */
    long thisRunBytes() {
        return checkpoint.inputBytes() - claimed.inputBytes();
    }

    /** Whether everything is loaded and in its place. */
    private boolean done() {
        return checkpoint.complete() && settled;
    }
}
