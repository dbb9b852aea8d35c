package io.batchwright.sink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A query of H2 over the rows of a batch, which its text has as {@link #rows}. Prepared once for full batches. */
final class BatchQuery implements AutoCloseable {

    /** The column with a row's index in its batch. */
    static final String PLACE = "batchwright_place";

    private final Connection connection;
    private final RowParameters parameters;
    private final int batchSize;
    private final IntFunction<String> sql;
    private @Nullable PreparedStatement fullBatch;

    /**
     * @param batchSize the most rows of a batch
     * @param sql the text for a number of rows
     */
    BatchQuery(Connection connection, WriteTarget target, int batchSize, IntFunction<String> sql) {
        this.connection = connection;
        this.parameters = new RowParameters(target.schema(), target.columns());
        this.batchSize = batchSize;
        this.sql = sql;
    }

    /** Reads a result. */
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet result) throws SQLException;
    }

    /** So many rows as a table: their place, and their values under the names of the target's columns. */
    static String rows(WriteTarget target, int count) {
        String values = String.join(", ", target.typedPlaceholders(Vendor.H2));
        return IntStream.range(0, count)
                .mapToObj(place -> "(" + place + ", " + values + ")")
                .collect(Collectors.joining(
                        ", ", "(VALUES ", ") AS batchwright_row (" + PLACE + ", " + target.columnNames() + ")"));
    }

    <T> T run(RowSet batch, Reader<T> reader) throws SQLException {
        if (batch.size() == batchSize) {
            return run(fullBatch(), batch, reader);
        }
        try (PreparedStatement rest = connection.prepareStatement(sql.apply(batch.size()))) {
            return run(rest, batch, reader);
        }
    }

    private <T> T run(PreparedStatement query, RowSet batch, Reader<T> reader) throws SQLException {
        parameters.bindAll(query, batch);
        try (ResultSet result = query.executeQuery()) {
            return reader.read(result);
        }
    }

    private PreparedStatement fullBatch() throws SQLException {
        PreparedStatement prepared = fullBatch;
        if (prepared == null) {
            prepared = connection.prepareStatement(sql.apply(batchSize));
            fullBatch = prepared;
        }
        return prepared;
    }

    @Override
    public void close() throws SQLException {
        if (fullBatch != null) {
            fullBatch.close();
        }
    }
}
