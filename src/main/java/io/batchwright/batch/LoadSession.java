package io.batchwright.batch;

import io.batchwright.pipeline.MaxRejects;
import io.batchwright.pipeline.OnReject;
import io.batchwright.pipeline.Pipeline;
import io.batchwright.record.Ledger;
import io.batchwright.record.Position;
import io.batchwright.record.RecordChunk;
import io.batchwright.record.Reject;
import io.batchwright.sink.Checkpoint;
import io.batchwright.sink.CheckpointStore;
import io.batchwright.sink.Committed;
import io.batchwright.sink.Completion;
import io.batchwright.sink.Connections;
import io.batchwright.sink.LostConnectionException;
import io.batchwright.sink.Sink;
import io.batchwright.source.ByteReader;
import io.batchwright.source.Source;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One load while its step runs: opens the source where the checkpoint stands, hands chunks to the sink, outlasts a database
 * that goes away, and judges the rejects. Confined to the step's thread, except that the chunks it opens are read ahead.
 */
final class LoadSession {

    private final Pipeline pipeline;
    private final Source source;
    private final CheckpointStore checkpoints;
    private final Connections connections;
    private final RunListener listener;
    private final Reconnection reconnection;
    private final Clock clock;
    private final Checkpoint claimed;
    private Checkpoint checkpoint;
    private List<Reject> rejects = List.of();
    private boolean opened;
    private @Nullable Sink sink;
    private long execution;

    /**
     * @param claimed the checkpoint, claimed for this run
     * @param target the database of the sink
     */
    LoadSession(
            Pipeline pipeline,
            Source source,
            Checkpoint claimed,
            Database target,
            RunListener listener,
            Reconnection reconnection,
            Clock clock) {
        this.pipeline = pipeline;
        this.source = source;
        this.claimed = claimed;
        this.checkpoint = claimed;
        this.checkpoints = target.checkpoints();
        this.connections = target.connections();
        this.listener = listener;
        this.reconnection = reconnection;
        this.clock = clock;
    }

    /** Tells the session which job execution it belongs to, before it is opened. */
    void execution(long id) {
        execution = id;
    }

    /** Prepares the target, and opens the source at the claimed position. */
    ChunkReader open() {
        Sink target = pipeline.sink().open(pipeline.outputSchema(), connections, checkpoint.key(), execution);
        sink = target;
        target.prepare();
        opened = true;
        requireBearable(verdict(checkpoint.ledger(), false));
        ByteReader bytes = source.open(checkpoint.plan(), checkpoint.position());
        listener.started(
                checkpoint.position(),
                checkpoint.ledger(),
                checkpoint.inputBytes(),
                checkpoint.plan().totalBytes());
        ChunkLimits limits = ChunkLimits.of(pipeline, target.rowsPerCommit());
        return new ChunkReader(bytes, pipeline.format().open(pipeline.schema()), limits, clock);
    }

    /** Writes a chunk in the sink's transaction, which a reject may roll back, then judges the number of rejects. */
    void write(RecordChunk chunk) {
        Checkpoint before = checkpoint;
        rejects = chunk.rejects();
        reconnection.outlast(
                () -> writeOnce(chunk, before),
                () -> writeAgain(chunk, before),
                LostConnectionException.class::isInstance);
        listener.committed(checkpoint.ledger(), checkpoint.inputBytes(), rejects);
        requireBearable(verdict(checkpoint.ledger(), chunk.last()));
    }

    private void writeOnce(RecordChunk chunk, Checkpoint before) {
        Sink target = sink;
        if (target == null) {
            throw new IllegalStateException("the session is not open");
        }
        Committed committed = target.write(chunk, before, new Judge());
        checkpoint = committed.checkpoint();
        rejects = committed.rejects();
    }

    /**
     * Writes a chunk after the connection was lost, unless it is there: a commit without an answer may have taken place. The
     * token is ours, so the checkpoint stands before the chunk or after it; where it does not, the sink says so.
     */
    private void writeAgain(RecordChunk chunk, Checkpoint before) {
        Optional<Checkpoint> stored = checkpoints.find(before.key());
        if (stored.isPresent() && stored.get().token() == before.token() && isWritten(chunk, before, stored.get())) {
            checkpoint = stored.get();
        } else {
            writeOnce(chunk, before);
        }
    }

    private static boolean isWritten(RecordChunk chunk, Checkpoint before, Checkpoint stored) {
        return Objects.equals(stored.position(), before.position())
                ? stored.complete()
                : chunk.end().equals(stored.position());
    }

    private static void requireBearable(@Nullable String verdict) {
        if (verdict != null) {
            throw new TooManyRejectsException(verdict);
        }
    }

    /** Why the rejects are too many, or null. */
    private @Nullable String verdict(Ledger ledger, boolean atEnd) {
        MaxRejects bound = pipeline.limits().maxRejects();
        if (bound.exceeded(ledger.rejected(), ledger.read(), atEnd)) {
            return "too many rejects: " + ledger.rejected() + " of " + ledger.read()
                    + " records, and max-rejects is " + bound
                    + ". To go on after them, raise max-rejects; to begin anew with the input or the format mended,"
                    + " use --rerun";
        }
        if (atEnd && ledger.read() > 0 && ledger.rejected() == ledger.read()) {
            return "all " + ledger.read() + " records were rejected. Does the format suit the input?"
                    + " Look at it with preview, mend it, and use --rerun";
        }
        return null;
    }

    /** Judges from inside the sink's transactions. */
    private final class Judge implements Completion {

        @Override
        public boolean accepts(Ledger ledger) {
            return verdict(ledger, true) == null;
        }

        @Override
        public void rejected(List<Reject> rejects) {
            if (pipeline.limits().onReject() == OnReject.FAIL && !rejects.isEmpty()) {
                Reject first = rejects.get(0);
                throw new TooManyRejectsException(
                        first.location() + ": rejected by " + first.stage() + ": " + first.reason()
                                + ". on-reject is fail, so the run ends here, and nothing of the "
                                + "transaction with this record is loaded. Mend the pipeline or the table and run again, or"
                                + " let on-reject be keep");
            }
        }
    }

    void close() {
        Sink target = sink;
        if (target != null) {
            target.close();
        }
    }

    /** The checkpoint as last committed. */
    Checkpoint checkpoint() {
        return checkpoint;
    }

    /** Where this run went on from; null if it began at the start or not at all. */
    @Nullable
    Position resumedFrom() {
        return opened ? claimed.position() : null;
    }

    /** What this run has added to the ledger. */
    Ledger thisRun() {
        return checkpoint.ledger().minus(claimed.ledger());
    }

    /** The bytes of input that this run has added. */
    long thisRunBytes() {
        return checkpoint.inputBytes() - claimed.inputBytes();
    }
}
