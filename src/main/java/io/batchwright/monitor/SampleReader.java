package io.batchwright.monitor;

import java.util.List;

/**
 * Reads how executions of Batchwright went while they ran: {@code batchwright_sample}, which only our own repository has.
 * Thread-safe; every call throws a {@link MonitorException} if it can not be read.
 */
public final class SampleReader {

    private static final String SAMPLES = """
            SELECT elapsed_seconds, read_count, written_count, rejected_count, input_bytes, heap_bytes, resident_bytes
            FROM batchwright_sample WHERE execution_id = :execution ORDER BY elapsed_seconds
            """;

    private final RepositoryAccess repository;

    /** @param repository ours */
    public SampleReader(RepositoryAccess repository) {
        this.repository = repository;
    }

    /** The samples of an execution in the order of time, some 200 at most; none of one of another application. */
    public List<RunSample> samples(long execution) {
        return repository.reading(() -> repository
                .sql(SAMPLES)
                .param("execution", execution)
                .query((row, number) -> new RunSample(
                        row.getLong("elapsed_seconds"),
                        row.getLong("read_count"),
                        row.getLong("written_count"),
                        row.getLong("rejected_count"),
                        row.getLong("input_bytes"),
                        row.getLong("heap_bytes"),
                        row.getObject("resident_bytes", Long.class)))
                .list());
    }
}
