package io.batchwright.batch;

import com.zaxxer.hikari.HikariDataSource;
import io.batchwright.sink.CheckpointStore;
import io.batchwright.sink.Connections;
import io.batchwright.sink.JdbcCheckpointStore;
import io.batchwright.sink.LiveRuns;
import io.batchwright.sink.RejectStore;

/** An open database with our tables, up to date. Thread-safe. */
final class Database implements AutoCloseable {

    private final HikariDataSource pool;

    /** @param pool its connections, which it owns from now on */
    Database(HikariDataSource pool) {
        this.pool = pool;
    }

    HikariDataSource pool() {
        return pool;
    }

    Connections connections() {
        return pool::getConnection;
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
