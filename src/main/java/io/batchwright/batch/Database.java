package io.batchwright.batch;

import com.zaxxer.hikari.HikariDataSource;
import io.batchwright.sink.CheckpointStore;
import io.batchwright.sink.Connections;
import io.batchwright.sink.JdbcCheckpointStore;
import io.batchwright.sink.LiveRuns;
import io.batchwright.sink.RejectStore;
import javax.sql.DataSource;

/** An open database with our tables, up to date. Thread-safe. */
final class Database implements AutoCloseable {

    private final HikariDataSource pool;
    private final DataSource source;
    private final Connections connections;

    /** @param pool its connections, which it owns from now on */
    Database(HikariDataSource pool) {
        this.pool = pool;
        if (embedded()) {
            TurnTaking turns = new TurnTaking(pool);
            this.source = turns;
            this.connections = turns;
        } else {
            this.source = pool;
            this.connections = pool::getConnection;
        }
    }

    /** Its connections, for what is done at once. */
    DataSource source() {
        return source;
    }

    Connections connections() {
        return connections;
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
