package io.batchwright.batch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.repository.ExecutionContextSerializer;
import org.springframework.batch.core.repository.dao.DefaultExecutionContextSerializer;

/**
 * Takes an execution context that can not be read for an empty one: another application in the same repository may have kept its
 * contexts as JSON, or as objects of classes that only it has, and Spring Batch reads the context with every execution.
 *
 * <p>A restart of ours reads nothing of a context but Spring Batch's own marks: where a load stands is in its checkpoint
 * alone, and a checkpoint that can not be read fails the run. Contexts are written as Spring Batch does it. Thread-safe.
 */
final class LenientContextSerializer implements ExecutionContextSerializer {

    private static final Logger LOG = LoggerFactory.getLogger(LenientContextSerializer.class);

    private final ExecutionContextSerializer standard = new DefaultExecutionContextSerializer();

    @Override
    public void serialize(Map<String, Object> context, OutputStream out) throws IOException {
        standard.serialize(context, out);
    }

    /** Whatever the classes of another application do as they are read can come out of it. */
    @Override
    public Map<String, Object> deserialize(InputStream in) throws IOException {
        try {
            return standard.deserialize(in);
        } catch (RuntimeException | LinkageError e) {
            LOG.debug("an execution context can not be read here; it counts as empty", e);
            return Map.of();
        }
    }
}
