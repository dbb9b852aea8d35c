package io.batchwright.sink;

import io.batchwright.fixture.TestDatabase;
import io.batchwright.record.InputPlan;
import io.batchwright.record.Ledger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What holds on every database: one migrated database for all tests of the class, one load for each test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DatabaseContract {

    static final Owner OWNER = new Owner(
            "run-1", "host-1", "boot-1", "ns-1", 4711, Instant.parse("2026-01-02T03:04:05Z"), "batchwright test");

    private static final AtomicInteger LOADS = new AtomicInteger();

    TestDatabase database;

    abstract TestDatabase openDatabase(Path directory);

    @BeforeAll
    void open(@TempDir Path directory) {
        database = openDatabase(directory).migrate();
    }

    @AfterAll
    void close() {
        database.close();
    }

    boolean onH2() {
        return database.vendor() == Vendor.H2;
    }

    /** What a sink that needs no home is opened with. */
    static SinkContext context(Connections connections, LoadKey load, long execution) {
        return new SinkContext(Path.of("nowhere"), connections, load, execution, time -> false, () -> {});
    }

    JdbcCheckpointStore checkpoints() {
        return new JdbcCheckpointStore(database::open);
    }

    /** A load that nobody else has, not claimed yet. */
    static Checkpoint newLoad(String pipeline) {
        return new Checkpoint(
                new LoadKey(pipeline, "job" + LOADS.incrementAndGet(), 0),
                "scope",
                0,
                new InputPlan(List.of(new InputPlan.Input("in.log", 100, "fingerprint"))),
                null,
                Ledger.EMPTY,
                0,
                "format",
                "transform",
                0,
                false,
                false,
                LoadRequest.PLAIN);
    }

    LiveRuns runs() {
        return new LiveRuns(database::open);
    }

    /** A load that this test has claimed. */
    Checkpoint claimed() {
        return claim(newLoad("metrics"));
    }

    /** Claims a load for a run of this test, which stays entered. */
    Checkpoint claim(Checkpoint initial) {
        RunKey key = new RunKey(
                initial.key().pipeline(), initial.scope(), initial.key().partition());
        runs().enter(key, OWNER);
        return checkpoints().claim(initial, key, OWNER);
    }
}
