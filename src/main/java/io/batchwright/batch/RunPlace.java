package io.batchwright.batch;

import io.batchwright.sink.LiveRun;
import io.batchwright.sink.LiveRuns;
import io.batchwright.sink.Owner;
import io.batchwright.sink.RunKey;
import io.batchwright.sink.SinkException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The place that a run has entered; gives signs of life until it is closed. */
final class RunPlace implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunPlace.class);

    private final LiveRuns runs;
    private final RunKey key;
    private final Owner owner;
    private final @Nullable LiveRun predecessor;
    private final @Nullable Repetition heart;

    /**
     * @param predecessor whose place it is, if that one died
     * @param interval between two signs of life; zero for none
     */
    RunPlace(LiveRuns runs, RunKey key, Owner owner, @Nullable LiveRun predecessor, Duration interval) {
        this.runs = runs;
        this.key = key;
        this.owner = owner;
        this.predecessor = predecessor;
        this.heart = interval.isZero() ? null : new Repetition("batchwright-heartbeat", interval, this::beat);
    }

    /** What is wrong here shows itself in the next chunk: a lost database, and a lost place by the fencing token. */
    private void beat() {
        try {
            if (!runs.beat(key, owner)) {
                LOG.info("another run has taken the place of {}", owner);
            }
        } catch (SinkException e) {
            LOG.debug("no sign of life could be given", e);
        }
    }

    RunKey key() {
        return key;
    }

    Owner owner() {
        return owner;
    }

    /** The run whose place this one took, because its process was dead; null if there was none. */
    @Nullable
    LiveRun predecessor() {
        return predecessor;
    }

    /** Leaves. If the database cannot be told, the next run sees that this process is gone. */
    @Override
    public void close() {
        if (heart != null) {
            heart.close();
        }
        try {
            runs.leave(key, owner);
        } catch (SinkException e) {
            LOG.debug("the end of the run could not be told", e);
        }
    }
}
