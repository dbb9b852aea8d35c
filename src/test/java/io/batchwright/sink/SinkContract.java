package io.batchwright.sink;

import io.batchwright.fixture.TestDatabase;
import io.batchwright.record.RecordChunk;
import io.batchwright.record.Schema;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;

/** Loads chunks into tables in one of the ways that there are. */
abstract class SinkContract extends DatabaseContract {

    /** The ways of rows into a table. */
    enum Way {
        H2,
        COPY,
        INSERTS,
        /** As a user who may make no temporary tables. */
        COPY_WITHOUT_STAGE
    }

    private static final String LIMITED_ROLE = "limited";

    abstract Way way();

    @Override
    TestDatabase openDatabase(Path directory) {
        return way() == Way.H2 ? TestDatabase.h2(directory) : TestDatabase.postgres();
    }

    @BeforeAll
    void limit() {
        if (way() == Way.COPY_WITHOUT_STAGE) {
            String name = database.url().replaceAll(".*/([a-z0-9]+)\\?.*", "$1");
            database.execute(
                    "do $$ begin create role " + LIMITED_ROLE + "; exception when duplicate_object then null; end $$",
                    "revoke temporary on database " + name + " from public",
                    "grant all on schema public to " + LIMITED_ROLE,
                    "grant all on all tables in schema public to " + LIMITED_ROLE,
                    "alter default privileges grant all on tables to " + LIMITED_ROLE);
        }
    }

    Connection connection() throws SQLException {
        Connection connection = database.open();
        if (way() == Way.COPY_WITHOUT_STAGE) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET ROLE " + LIMITED_ROLE);
            }
        }
        return connection;
    }

    JdbcSinkSpec spec(String table, WriteMode mode, String... key) {
        JdbcSinkSpec.Method method = way() == Way.INSERTS ? JdbcSinkSpec.Method.INSERT : JdbcSinkSpec.Method.AUTO;
        return new JdbcSinkSpec(null, table, List.of(key), mode, 100, method);
    }

    Sink open(JdbcSinkSpec spec, Schema schema, LoadKey load) {
        Sink sink = spec.open(schema, context(this::connection, load, 42));
        sink.prepare();
        return sink;
    }

    /** Loads chunks into a table, as one whole load of their own. */
    List<Committed> load(JdbcSinkSpec spec, Schema schema, RecordChunk... chunks) {
        Checkpoint checkpoint = claimed();
        List<Committed> committed = new ArrayList<>();
        try (Sink sink = open(spec, schema, checkpoint.key())) {
            for (RecordChunk chunk : chunks) {
                Committed after = sink.write(chunk, checkpoint, Completion.ALWAYS);
                checkpoint = after.checkpoint();
                committed.add(after);
            }
        }
        return committed;
    }
}
