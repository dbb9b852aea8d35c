package io.batchwright.batch;

import com.zaxxer.hikari.HikariDataSource;
import io.batchwright.sink.CheckpointStore;
import io.batchwright.sink.Connections;
import io.batchwright.sink.JdbcCheckpointStore;
import io.batchwright.sink.LiveRuns;
import io.batchwright.sink.RejectStore;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** An open database with our tables, up to date. Thread-safe. */
final class Database implements AutoCloseable {

    private final HikariDataSource pool;
    private final @Nullable TurnTaking turns;

    /** @param pool its connections, which it owns from now on */
    Database(HikariDataSource pool) {
        this.pool = pool;
        this.turns = embedded() ? new TurnTaking(pool) : null;
    }

    /** Its connections, for what is done at once. */
    DataSource source() {
        return turns == null ? pool : turns;
    }

    Connections connections() {
        return turns == null ? pool::getConnection : turns;
    }

    /** Does something with a kept connection, while nobody else changes a database that bears one change at a time. */
    <T> T inTurn(Supplier<T> change) {
        return turns == null ? change.get() : turns.inTurn(change);
    }

    CheckpointStore checkpoints() {
        return new JdbcCheckpointStore(connections());
    }

    RejectStore rejects() {
        return new RejectStore(connections());
    }

    LiveRuns runs() {
        return new LiveRuns(connections());
    }

    /** Whether it belongs to this process alone. */
    boolean embedded() {
        return EmbeddedDatabase.isEmbedded(pool.getJdbcUrl());
    }

    @Override
    public void close() {
        pool.close();
    }
}
