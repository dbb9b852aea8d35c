package io.batchwright.serve.own;

import io.batchwright.batch.BatchContext;
import io.batchwright.batch.DatabaseException;
import io.batchwright.batch.OperationRefusedException;
import io.batchwright.serve.page.LoadLookup;
import io.batchwright.sink.Checkpoint;
import io.batchwright.sink.SinkException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Finds loads by their checkpoints. */
@Component
final class OwnLoads implements LoadLookup {

    private static final Logger LOG = LoggerFactory.getLogger(OwnLoads.class);

    private final BatchContext batch;

    OwnLoads(BatchContext batch) {
        this.batch = batch;
    }

    /** A page must not fail because the database of a sink is away. */
    @Override
    public Optional<Load> load(long execution) {
        try {
            return batch.jobs().load(execution).map(OwnLoads::of);
        } catch (OperationRefusedException e) {
            return Optional.empty();
        } catch (DatabaseException | SinkException e) {
            LOG.warn("the checkpoint of execution {} can not be read: {}", execution, e.getMessage());
            return Optional.empty();
        }
    }

    private static Load of(Checkpoint load) {
        long total = load.plan().totalBytes();
        return new Load(
                load.key().pipeline(),
                load.key().job(),
                load.inputBytes(),
                total > 0 ? total : -1,
                load.ledger().rejected());
    }
}
