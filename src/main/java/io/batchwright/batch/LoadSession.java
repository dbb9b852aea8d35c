package io.batchwright.batch;

import io.batchwright.pipeline.MaxRejects;
import io.batchwright.pipeline.Pipeline;
import io.batchwright.record.Ledger;
import io.batchwright.record.Position;
import io.batchwright.record.RecordChunk;
import io.batchwright.sink.Checkpoint;
import io.batchwright.sink.CheckpointStore;
import io.batchwright.sink.Connections;
import io.batchwright.sink.Sink;
import io.batchwright.source.ByteReader;
import io.batchwright.source.Source;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * One load while its step runs: claims the checkpoint, opens the source where it stands, hands chunks to the sink and judges
 * the rejects. Confined to the step's thread, except that the chunks it opens are read ahead.
 */
final class LoadSession {

    private final Pipeline pipeline;
    private final Source source;
    private final CheckpointStore checkpoints;
    private final Connections connections;
    private final RunListener listener;
    private final Clock clock;
    private Checkpoint checkpoint;
    private @Nullable Checkpoint claimed;
    private @Nullable Sink sink;
    private long execution;

    /** @param initial the checkpoint to claim */
    LoadSession(
            Pipeline pipeline,
            Source source,
            Checkpoint initial,
            CheckpointStore checkpoints,
            Connections connections,
            RunListener listener,
            Clock clock) {
        this.pipeline = pipeline;
        this.source = source;
        this.checkpoint = initial;
        this.checkpoints = checkpoints;
        this.connections = connections;
        this.listener = listener;
        this.clock = clock;
    }

    /** Tells the session which job execution it belongs to, before it is opened. */
    void execution(long id) {
        execution = id;
    }

    /** Prepares the target, claims the load, and opens the source at the claimed position. */
    ChunkReader open() {
        Sink opened = pipeline.sink().open(pipeline.outputSchema(), connections, checkpoint.key(), execution);
        sink = opened;
        opened.prepare();
        checkpoint = checkpoints.claim(checkpoint, ThisProcess.owner());
        claimed = checkpoint;
        requireBearable(verdict(checkpoint.ledger(), false));
        ByteReader bytes = source.open(checkpoint.plan(), checkpoint.position());
        listener.started(
                checkpoint.position(),
                checkpoint.ledger(),
                checkpoint.inputBytes(),
                checkpoint.plan().totalBytes());
        ChunkLimits limits = ChunkLimits.of(pipeline, opened.rowsPerCommit());
        return new ChunkReader(bytes, pipeline.format().open(pipeline.schema()), limits, clock);
    }

    /** Writes a chunk in the sink's transaction, then judges the rejects. */
    void write(RecordChunk chunk) {
        Sink target = sink;
        if (target == null) {
            throw new IllegalStateException("the session is not open");
        }
        checkpoint = target.write(chunk, checkpoint, ledger -> verdict(ledger, true) == null);
        listener.committed(checkpoint.ledger(), checkpoint.inputBytes(), chunk.rejects());
        requireBearable(verdict(checkpoint.ledger(), chunk.last()));
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

    void close() {
        Sink opened = sink;
        if (opened != null) {
            opened.close();
        }
    }

    /** The checkpoint as last committed. */
    Checkpoint checkpoint() {
        return checkpoint;
    }

    /** Where this run went on from; null if it began at the start or not at all. */
    @Nullable
    Position resumedFrom() {
        return claimed == null ? null : claimed.position();
    }

    /** What this run has added to the ledger. */
    Ledger thisRun() {
        return claimed == null ? Ledger.EMPTY : checkpoint.ledger().minus(claimed.ledger());
    }

    /** The bytes of input that this run has added. */
    long thisRunBytes() {
        return claimed == null ? 0 : checkpoint.inputBytes() - claimed.inputBytes();
    }
}
