package io.batchwright.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.batchwright.fixture.TestDatabase;
import io.batchwright.record.Field;
import io.batchwright.record.FieldType;
import io.batchwright.record.Ledger;
import io.batchwright.record.RecordChunk;
import io.batchwright.record.Reject;
import io.batchwright.record.Schema;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every sink promises, whatever it writes to; with its checkpoint on H2. */
abstract class SinkPromises extends DatabaseContract {

    static final Schema SCHEMA = Schema.of(
            Field.of("id", FieldType.LONG), Field.of("name", FieldType.STRING), Field.of("at", FieldType.DATE));

    private static final int CHUNKS = 4;
    private static final int ROWS = 5;

    private Path home = Path.of("nowhere");
    private Checkpoint checkpoint = newLoad("promises");
    /** Which of the next commits fails, from 1; 0 for none. */
    private int failingCommit;

    /** What can go wrong with a chunk. */
    enum Failure {
        /** The rows are out, and nothing else is. */
        BEFORE_COMMIT,
        /** The commit fails. */
        AT_COMMIT,
        /** The commit takes place, and nobody hears of it. */
        AFTER_COMMIT
    }

    /** The sink under test. */
    abstract SinkSpec spec();

    /** Opens it; a sink that writes elsewhere than its spec says overrides this. */
    Sink open(SinkContext context) {
        return spec().open(SCHEMA, context);
    }

    /** The target's rows once a load is complete, as {@code id|name|at}. */
    abstract List<String> rows(Path home) throws Exception;

    /** Whether each row is there once, whatever happened. */
    boolean exactlyOnce() {
        return true;
    }

    /** How many commits a chunk takes; the last of them is the one that counts. */
    int commitsOfAChunk() {
        return 1;
    }

    /** Whether that is promised without conditions. */
    boolean promisesOnce() {
        return true;
    }

    @Override
    TestDatabase openDatabase(Path directory) {
        return TestDatabase.h2(directory);
    }

    @BeforeEach
    void begin(@TempDir Path directory) {
        home = directory;
        checkpoint = claim(newLoad("promises"));
        reset();
    }

    /** Forgets the rows of other tests. */
    void reset() {}

    Path home() {
        return home;
    }

    private Sink open(Connections connections) {
        Sink sink = open(new SinkContext(home, connections, checkpoint.key(), 42, time -> false, () -> {}));
        sink.prepare();
        return sink;
    }

    /** Chunk number {@code n} of a load, with a reject of an earlier stage. */
    private static RecordChunk chunk(int n) {
        Rows rows = Rows.of(SCHEMA).fromLine(n * ROWS);
        for (int i = 0; i < ROWS; i++) {
            int id = n * ROWS + i;
            rows.row(id, id % 3 == 0 ? null : "name " + id, LocalDate.ofEpochDay(id));
        }
        rows.reject("r" + n, "bad");
        return n == CHUNKS - 1 ? rows.lastChunk("p" + n) : rows.chunk("p" + n);
    }

    private static List<String> expected() {
        return IntStream.range(0, CHUNKS * ROWS)
                .mapToObj(id -> id + "|" + (id % 3 == 0 ? null : "name " + id) + "|" + LocalDate.ofEpochDay(id))
                .toList();
    }

    private void writeFrom(Sink sink, int first) {
        for (int n = first; n < CHUNKS; n++) {
            checkpoint = write(sink, n);
        }
        sink.settle();
    }

    private Checkpoint stored() {
        return checkpoints().find(checkpoint.key()).orElseThrow();
    }

    private void requireLoaded() throws Exception {
        List<String> rows = rows(home);
        if (exactlyOnce()) {
            assertThat(rows).containsExactlyElementsOf(expected());
        } else {
            assertThat(rows).containsAll(expected());
        }
        assertThat(stored().complete()).isTrue();
        assertThat(stored().ledger()).isEqualTo(new Ledger(CHUNKS * (ROWS + 1), CHUNKS * ROWS, 0, CHUNKS, 0));
        assertThat(database.query("select position from batchwright_reject where job_key = '"
                        + checkpoint.key().job() + "' order by id"))
                .extracting(row -> row.get(0))
                .containsExactly("r0", "r1", "r2", "r3");
    }

    @Test
    void writesEveryRowAndAccountsForIt() throws Exception {
        try (Sink sink = open(database::open)) {
            writeFrom(sink, 0);
        }
        assertThat(rows(home)).containsExactlyElementsOf(expected());
        requireLoaded();
    }

    /** Whoever makes the next chunk waits for that. */
    @Test
    void saysDuringEveryWriteThatItsRowsAreUnderway() {
        List<Integer> underway = new ArrayList<>();
        int[] writing = {-1};
        SinkContext context = new SinkContext(
                home, database::open, checkpoint.key(), 42, time -> false, () -> underway.add(writing[0]));
        try (Sink sink = open(context)) {
            sink.prepare();
            sink.ready(checkpoint);
            for (int n = 0; n < CHUNKS; n++) {
                writing[0] = n;
                checkpoint = write(sink, n);
            }
            sink.settle();
        }
        assertThat(underway).startsWith(0).contains(1, 2).endsWith(CHUNKS - 1).isSorted();
    }

    @Test
    void saysWhatItPromises() {
        assertThat(spec().promise())
                .matches("(exactly|at least) once.*[^.]")
                .startsWith(promisesOnce() ? "exactly" : "at least");
    }

    @Test
    void tellsTheRejectsOfAChunkBeforeTheyAreCommitted() {
        List<String> heard = new ArrayList<>();
        Completion hearing = new Completion() {
            @Override
            public boolean accepts(Ledger ledger) {
                return true;
            }

            @Override
            public void rejected(List<Reject> rejects) {
                assertThat(stored().position()).isNull();
                rejects.forEach(reject -> heard.add(reject.reason()));
            }
        };
        try (Sink sink = open(database::open)) {
            Committed committed = sink.write(chunk(0), checkpoint, hearing);
            assertThat(committed.rejects())
                    .extracting(Reject::reason)
                    .isEqualTo(heard)
                    .containsExactly("bad");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void goesOnInAnotherProcess(int first) throws Exception {
        try (Sink sink = open(database::open)) {
            for (int n = 0; n < first; n++) {
                checkpoint = sink.write(chunk(n), checkpoint, Completion.ALWAYS).checkpoint();
            }
        }
        checkpoint = claim(stored());
        try (Sink sink = open(database::open)) {
            writeFrom(sink, first);
        }
        requireLoaded();
    }

    @ParameterizedTest
    @EnumSource
    void goesOnAfterAFailureOfAnyChunk(Failure failure) throws Exception {
        for (int failing = 0; failing < CHUNKS; failing++) {
            begin(home.resolve("failing-" + failing));
            try (Sink sink = open(() -> failing(failure, database.open()))) {
                RecordChunk failed = chunk(failing);
                for (int n = 0; n < failing; n++) {
                    checkpoint = write(sink, n);
                }
                assertThatThrownBy(() -> fail(sink, failed, failure)).isInstanceOf(RuntimeException.class);
                failingCommit = 0;
                Checkpoint stored = stored();
                boolean written = !Objects.equals(stored.position(), checkpoint.position());
                assertThat(written).isEqualTo(failure == Failure.AFTER_COMMIT);
                checkpoint = stored;
                writeFrom(sink, written ? failing + 1 : failing);
            }
            requireLoaded();
        }
    }

    private Checkpoint write(Sink sink, int n) {
        return sink.write(chunk(n), checkpoint, Completion.ALWAYS).checkpoint();
    }

    private void fail(Sink sink, RecordChunk chunk, Failure failure) {
        failingCommit = commitsOfAChunk();
        sink.write(chunk, checkpoint, new Completion() {
            @Override
            public boolean accepts(Ledger ledger) {
                return true;
            }

            @Override
            public void rejected(List<Reject> rejects) {
                if (failure == Failure.BEFORE_COMMIT) {
                    throw new IllegalStateException("the test is the failure");
                }
            }
        });
    }

    /** A connection of which a commit fails. */
    private Connection failing(Failure failure, Connection real) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    boolean fails = method.getName().equals("commit") && failingCommit > 0 && --failingCommit == 0;
                    if (fails && failure == Failure.AT_COMMIT) {
                        throw lost();
                    }
                    Object result;
                    try {
                        result = method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                    if (fails && failure == Failure.AFTER_COMMIT) {
                        throw lost();
                    }
                    return result;
                });
    }

    private static SQLException lost() {
        return new SQLTransientConnectionException("the test cut the connection", "08006");
    }

    @Test
    void takesBackALastChunkThatDoesNotBalance() throws Exception {
        try (Sink sink = open(database::open)) {
            for (int n = 0; n < CHUNKS - 1; n++) {
                checkpoint = write(sink, n);
            }
            RecordChunk last = chunk(CHUNKS - 1);
            RecordChunk miscounted = new RecordChunk(last.batches(), last.sourceRejects(), last.read() + 1, last.end());
            assertThatThrownBy(() -> sink.write(miscounted, checkpoint, Completion.ALWAYS))
                    .isInstanceOf(SinkException.class)
                    .hasMessageContaining("does not balance");
            assertThat(stored()).isEqualTo(checkpoint);
            writeFrom(sink, CHUNKS - 1);
        }
        requireLoaded();
    }

    @Test
    void leavesALoadIncompleteThatTheCallerRefuses() {
        try (Sink sink = open(database::open)) {
            for (int n = 0; n < CHUNKS; n++) {
                checkpoint = sink.write(chunk(n), checkpoint, ledger -> false).checkpoint();
            }
        }
        assertThat(stored().complete()).isFalse();
        assertThat(stored().ledger().written()).isEqualTo(CHUNKS * ROWS);
    }

    @Test
    void writesNothingMoreOnceAnotherRunHasTheLoad() throws Exception {
        try (Sink sink = open(database::open)) {
            checkpoint = write(sink, 0);
            Checkpoint old = checkpoint;
            RunKey place = new RunKey("promises", old.scope(), 0);
            checkpoints().claim(old, place, OWNER);
            assertThatThrownBy(() -> sink.write(chunk(1), old, Completion.ALWAYS))
                    .isInstanceOf(FencedException.class)
                    .hasMessageContaining("position p0");
        }
        checkpoint = stored();
        try (Sink sink = open(database::open)) {
            writeFrom(sink, 1);
        }
        assertThat(rows(home)).containsExactlyElementsOf(expected());
        requireLoaded();
    }

    @Test
    void settlesAgainAndAgain() throws Exception {
        try (Sink sink = open(database::open)) {
            for (int n = 0; n < CHUNKS; n++) {
                checkpoint = write(sink, n);
            }
        }
        for (int i = 0; i < 3; i++) {
            try (Sink sink =
                    open(new SinkContext(home, database::open, checkpoint.key(), -1, time -> false, () -> {}))) {
                sink.settle();
            }
        }
        requireLoaded();
    }
}
