package io.batchwright.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.batchwright.record.Field;
import io.batchwright.record.FieldType;
import io.batchwright.record.Ledger;
import io.batchwright.record.RecordChunk;
import io.batchwright.record.Reject;
import io.batchwright.record.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows that the database refuses are rejected alone, with its reason; all others are written. */
class RefusedRowsTest {

    private static final Schema SCHEMA = Schema.of(
            Field.of("id", FieldType.LONG), Field.of("amount", FieldType.LONG), Field.of("name", FieldType.STRING));

    /** A row that the table of these tests refuses, and what is said about it. */
    enum Bad {
        DUPLICATE_KEY(1L, 1L, "x", null, "duplicate key in constraint \".+\" \\(id\\)", "id = 1"),
        NO_VALUE(null, 1L, "x", "id", "no value in column \"id\", which is NOT NULL", null),
        CHECK(7777L, -1L, "x", null, "violates check constraint \".*positive\"", null),
        FOREIGN_KEY(7777L, 4L, "x", null, "no such key in foreign key constraint \".+\" \\(amount\\)", "amount = 4"),
        LENGTH(7777L, 1L, "longer than ten", "name", "value too long for (?!.*longer).*", "name = 'longer than ten'"),
        RANGE(7777L, 5L, "x", null, "(?!.*25).*out of range.*", null),
        NULL_BYTE(7777L, 1L, "a\0b", "name", "invalid byte sequence for encoding \"UTF8\": 0x00", "name = 'a\0b'"),
        TRIGGER(7777L, 1L, "trigger", null, "no triggers here; hint: try later", "not now");

        private final @Nullable Long id;
        private final Long amount;
        private final String name;
        private final @Nullable String field;
        private final String reason;
        private final @Nullable String detail;

        Bad(
                @Nullable Long id,
                Long amount,
                String name,
                @Nullable String field,
                String reason,
                @Nullable String detail) {
            this.id = id;
            this.amount = amount;
            this.name = name;
            this.field = field;
            this.reason = "(?is)" + reason;
            this.detail = detail;
        }

        /** Whether the database refuses it in that mode, before anything is replaced. */
        boolean isRefused(WriteMode mode, boolean onH2) {
            return switch (this) {
                case NULL_BYTE -> !onH2;
                case TRIGGER -> !onH2 && mode != WriteMode.REPLACE;
                case DUPLICATE_KEY -> !mode.usesKey();
                case RANGE -> !onH2 || mode != WriteMode.REPLACE;
                default -> true;
            };
        }
    }

    abstract static class Contract extends SinkContract {

        @BeforeAll
        void createAmounts() {
            database.execute(
                    "create table amounts (amount bigint primary key)",
                    "insert into amounts values (-1), (1), (2), (3), (5)");
        }

        /** A table that takes ids once, amounts from 1 to 3, and names of ten letters. */
        private void createTable(String table) {
            database.execute("create table " + table
                    + " (id bigint not null primary key, amount bigint references amounts (amount),"
                    + " name varchar(10), scaled integer generated always as (amount * 500000000) "
                    + (onH2() ? "" : "stored") + ", constraint " + table + "_positive check (amount > 0))");
            if (!onH2()) {
                database.execute("grant all on amounts, " + table + " to public");
            }
        }

        private void createTrigger(String table) {
            database.execute(
                    "create or replace function refuse() returns trigger language plpgsql as $$ begin"
                            + " if new.name = 'trigger' then raise exception 'no triggers here'"
                            + " using detail = 'not now', hint = 'try later'; end if; return new; end $$",
                    "create trigger refusing before insert on " + table + " for each row execute function refuse()");
        }

        /** So many rows with ids from 1; those whose line is a multiple of {@code every} are bad. */
        private Rows rows(Bad bad, int count, int every) {
            Rows rows = Rows.of(SCHEMA);
            for (long line = 1; line <= count; line++) {
                if (line % every == 0) {
                    rows.row(bad.id, bad.amount, bad.name);
                } else {
                    rows.row(line, 1 + line % 3, "row " + line);
                }
            }
            return rows;
        }

        private void rejectsAlone(WriteMode mode, Bad bad, int count, int every) {
            String table = (mode + "_" + bad + "_" + every).toLowerCase(Locale.ROOT);
            createTable(table);
            if (bad == Bad.TRIGGER) {
                createTrigger(table);
            }
            RecordChunk chunk = rows(bad, count, every).lastChunk("end");

            Committed committed = load(spec(table, mode, "id"), SCHEMA, chunk).get(0);

            int refused = count / every;
            assertThat(committed.checkpoint().ledger()).isEqualTo(new Ledger(count, count - refused, 0, refused, 0));
            assertThat(committed.checkpoint().complete()).isTrue();
            assertThat(database.query("select id from " + table + " order by id"))
                    .extracting(row -> row.get(0))
                    .isEqualTo(LongStream.rangeClosed(1, count)
                            .filter(line -> line % every != 0)
                            .boxed()
                            .toList());
            List<Reject> rejects = committed.rejects();
            assertThat(rejects)
                    .extracting(reject -> reject.location().line())
                    .isEqualTo(LongStream.rangeClosed(1, refused)
                            .map(line -> line * every)
                            .boxed()
                            .toList());
            assertThat(rejects).allSatisfy(reject -> {
                assertThat(reject.stage()).isEqualTo("sink");
                assertThat(reject.reason()).matches(bad.reason);
                assertThat(reject.raw()).asString().contains(bad.name);
                if (bad.field != null && names(mode, bad)) {
                    assertThat(reject.field()).isEqualTo(bad.field);
                }
                if (bad.detail != null && names(mode, bad)) {
                    assertThat(reject.detail()).isEqualTo(bad.detail);
                }
            });
            assertThat(rejects)
                    .extracting(Reject::reason)
                    .containsOnly(rejects.get(0).reason());
            assertThat(chunk.selected()).isEqualTo(count);
            assertThat(chunk.rejects()).isEmpty();
        }

        /** PostgreSQL does not say which column an INSERT has a value for that is too long. */
        private boolean names(WriteMode mode, Bad bad) {
            return bad != Bad.LENGTH || way() != Way.COPY_WITHOUT_STAGE || !mode.usesKey();
        }

        Stream<Arguments> cases() {
            return Stream.of(WriteMode.values())
                    .flatMap(mode -> Stream.of(Bad.values())
                            .filter(bad -> bad.isRefused(mode, onH2()))
                            .map(bad -> Arguments.of(mode, bad)));
        }

        @ParameterizedTest
        @MethodSource("cases")
        void rejectsFewRowsAlone(WriteMode mode, Bad bad) {
            rejectsAlone(mode, bad, 1_300, 600);
        }

        @ParameterizedTest
        @MethodSource("cases")
        void rejectsEveryOtherRowAlone(WriteMode mode, Bad bad) {
            rejectsAlone(mode, bad, 100, 2);
        }

        @Test
        void rejectsEveryRow() {
            createTable("hopeless");
            Rows rows = rows(Bad.CHECK, 250, 1);
            List<Committed> committed = load(
                    spec("hopeless", WriteMode.INSERT),
                    SCHEMA,
                    rows.chunk("p1"),
                    Rows.of(SCHEMA).row(1L, 1L, "x").chunk("p2"));
            assertThat(committed.get(0).checkpoint().ledger()).isEqualTo(new Ledger(250, 0, 0, 250, 0));
            assertThat(committed.get(1).checkpoint().ledger()).isEqualTo(new Ledger(251, 1, 0, 250, 0));
        }

        @Test
        void manyDuplicatesAmongOtherRefusedRows() {
            createTable("mixed");
            List<RecordChunk> chunks = new ArrayList<>();
            for (int chunk = 0; chunk < 4; chunk++) {
                Rows rows = Rows.of(SCHEMA);
                for (long i = 0; i < 200; i++) {
                    rows.row(chunk * 100L + i / 2, chunk == 2 && i == 100 ? -1L : 1L, "x");
                }
                chunks.add(rows.chunk("p" + chunk));
            }
            List<Committed> committed =
                    load(spec("mixed", WriteMode.INSERT), SCHEMA, chunks.toArray(RecordChunk[]::new));
            assertThat(database.number("select count(distinct id) from mixed")).isEqualTo(400);
            assertThat(committed.get(3).checkpoint().ledger()).isEqualTo(new Ledger(800, 400, 0, 400, 0));
            for (int chunk = 0; chunk < 4; chunk++) {
                List<Long> lines = LongStream.rangeClosed(1, 100)
                        .map(i -> 2 * i)
                        .map(chunk == 2 ? line -> line == 102 ? 101 : line : LongUnaryOperator.identity())
                        .boxed()
                        .toList();
                assertThat(committed.get(chunk).rejects())
                        .extracting(reject -> reject.location().line())
                        .isEqualTo(lines);
            }
            assertThat(committed.get(3).rejects().get(0).explanation())
                    .matches("(?i)duplicate key in constraint \".+\" \\(id\\): id = 300");
        }

        @Test
        void theFirstOfDuplicatesInAChunkWins() {
            createTable("twice");
            Rows rows = Rows.of(SCHEMA)
                    .row(1L, 1L, "a")
                    .row(2L, 2L, "b")
                    .row(1L, 3L, "c")
                    .row(1L, 1L, "d");
            List<Committed> committed = load(spec("twice", WriteMode.INSERT), SCHEMA, rows.lastChunk("end"));
            assertThat(committed.get(0).rejects())
                    .extracting(reject -> reject.location().line())
                    .containsExactly(3L, 4L);
            assertThat(database.query("select name from twice order by id"))
                    .containsExactly(List.of("a"), List.of("b"));
        }

        /** Whatever was refused before, and is foreseen now, each row is judged as if it came alone. */
        @Test
        void foreseesNothingThatTheDatabaseWouldNotRefuse() {
            createTable("foreseen");
            Model model = new Model(new Random(7));
            List<RecordChunk> chunks =
                    IntStream.range(0, 6).mapToObj(model::chunk).toList();
            List<Committed> committed =
                    load(spec("foreseen", WriteMode.INSERT), SCHEMA, chunks.toArray(RecordChunk[]::new));
            List<String> refused = committed.stream()
                    .flatMap(chunk -> chunk.rejects().stream())
                    .map(reject -> reject.location().line() + " " + reject.reason())
                    .toList();
            assertThat(refused).hasSameSizeAs(model.refused);
            for (int i = 0; i < refused.size(); i++) {
                assertThat(refused.get(i)).matches(model.refused.get(i));
            }
            assertThat(database.query("select id, name from foreseen order by id"))
                    .extracting(row -> row.get(0) + " " + row.get(1))
                    .isEqualTo(model.taken.entrySet().stream()
                            .map(row -> row.getKey() + " " + row.getValue())
                            .toList());
        }

        /** PostgreSQL cuts off the blanks before it looks at the check. */
        @Test
        void aCheckIsHeldAgainstWhatWouldBeInTheTable() {
            assumeThat(onH2()).isFalse();
            database.execute(
                    "create table cut (id bigint primary key, amount bigint, name varchar(3),"
                            + " constraint brief check (name <> 'bad' and char_length(name) <= 3))",
                    "grant all on cut to public");
            Rows rows = Rows.of(SCHEMA);
            for (long line = 1; line <= 400; line++) {
                rows.row(line, 1L, line % 2 == 0 ? "bad" : "ok   ");
            }
            RecordChunk chunk = rows.chunk("p1");
            RecordChunk more = Rows.of(SCHEMA).row(1000L, 1L, "ok     ").chunk("p2");
            List<Committed> committed = load(spec("cut", WriteMode.INSERT), SCHEMA, chunk, more);
            assertThat(committed.get(1).checkpoint().ledger()).isEqualTo(new Ledger(401, 201, 0, 200, 0));
            assertThat(database.number("select count(*) from cut where name = 'ok '"))
                    .isEqualTo(201);
        }

        @Test
        void keysWithNullsAreNobodysDuplicates() {
            database.execute(
                    "create table nullable (id bigint, amount bigint, name varchar(10), unique (id, amount))",
                    onH2() ? "select 1" : "grant all on nullable to public");
            Rows rows = Rows.of(SCHEMA);
            for (long line = 1; line <= 600; line++) {
                rows.row(line % 3 == 0 ? null : 7L, line % 3 == 1 ? null : 1L, "x");
            }
            Committed committed = load(spec("nullable", WriteMode.INSERT), SCHEMA, rows.lastChunk("end"))
                    .get(0);
            assertThat(committed.checkpoint().ledger()).isEqualTo(new Ledger(600, 401, 0, 199, 0));
            assertThat(database.number("select count(*) from nullable")).isEqualTo(401);
            assertThat(committed.rejects().get(0).location().line()).isEqualTo(5);
        }

        @Test
        void ordersRejectsByTheirPlaceInTheInput() {
            createTable("ordered");
            Rows rows = Rows.of(SCHEMA);
            for (long line = 1; line <= 10; line++) {
                rows.row(line % 3, 1L, "x");
            }
            Committed committed = load(
                            spec("ordered", WriteMode.INSERT),
                            SCHEMA,
                            rows.reject("r1", "malformed").lastChunk("end"))
                    .get(0);
            assertThat(committed.rejects())
                    .extracting(reject -> reject.location().offset())
                    .isSorted();
            LoadKey load = committed.checkpoint().key();
            assertThat(new RejectStore(database::open)
                            .list(RejectSelection.of(load.pipeline()).ofLoad(load.job()), 100))
                    .extracting(stored -> stored.reject().location().offset())
                    .containsExactly(70L, 300L, 400L, 500L, 600L, 700L, 800L, 900L);
        }

        @Test
        void rejectsTheRowsThatDeferredConstraintsRefuse() {
            assumeThat(onH2()).isFalse();
            database.execute(
                    "create table parents (id bigint primary key)",
                    "create table deferring (id bigint unique deferrable initially deferred,"
                            + " amount bigint references parents deferrable initially deferred, name text)",
                    "insert into parents values (1), (2)",
                    "grant all on parents, deferring to public");
            Rows rows = Rows.of(SCHEMA);
            for (long line = 1; line <= 200; line++) {
                rows.row(line == 150 ? 7L : line, line == 99 ? 5L : 1 + line % 2, "x");
            }
            Committed committed = load(spec("deferring", WriteMode.INSERT), SCHEMA, rows.lastChunk("end"))
                    .get(0);
            assertThat(committed.rejects())
                    .extracting(reject -> reject.location().line())
                    .containsExactly(99L, 150L);
            assertThat(committed.rejects().get(0).reason()).contains("no such key in foreign key constraint");
            assertThat(database.number("select count(*) from deferring")).isEqualTo(198);
        }

        @Test
        void failsWhenTheTableIsGone() {
            createTable("gone");
            failsAfter("gone", "drop table gone", "gone");
        }

        @Test
        void failsWhenAColumnIsOfAnotherType() {
            createTable("retyped");
            failsAfter("retyped", "alter table retyped drop column name", "name");
            createTable("retyped2");
            database.execute("delete from retyped2");
            failsAfter(
                    "retyped2",
                    onH2()
                            ? "alter table retyped2 alter column name integer"
                            : "alter table retyped2 alter column name type integer using null",
                    "name");
        }

        @Test
        void failsWhenThePermissionIsWithdrawn() {
            assumeThat(way()).isEqualTo(Way.COPY_WITHOUT_STAGE);
            createTable("private");
            failsAfter("private", "revoke all on private from limited, public", "permission denied");
        }

        /** Writes a chunk, has something happen to the table, and writes another one. */
        private void failsAfter(String table, String change, String message) {
            Checkpoint before = claimed();
            try (Sink sink = open(spec(table, WriteMode.INSERT), SCHEMA, before.key())) {
                database.execute(change);
                RecordChunk chunk = Rows.of(SCHEMA)
                        .row(1L, 1L, "x")
                        .row(2L, 1L, "y")
                        .reject("r", "bad")
                        .chunk("p1");
                assertThatThrownBy(() -> sink.write(chunk, before, Completion.ALWAYS))
                        .isInstanceOf(SinkException.class)
                        .hasMessageContaining("table '" + table + "'")
                        .message()
                        .containsIgnoringCase(message);
            }
            assertThat(checkpoints().find("metrics", "scope")).contains(before);
            assertThat(new RejectStore(database::open)
                            .count(RejectSelection.of(before.key().pipeline())
                                    .ofLoad(before.key().job()))
                            .total())
                    .isZero();
        }

        @Test
        void aJudgeRollsTheChunkBack() {
            createTable("judged");
            Checkpoint before = claimed();
            Completion judge = new Completion() {
                @Override
                public boolean accepts(Ledger ledger) {
                    return true;
                }

                @Override
                public void rejected(List<Reject> rejects) {
                    if (!rejects.isEmpty()) {
                        throw new IllegalArgumentException(
                                "line " + rejects.get(0).location().line());
                    }
                }
            };
            try (Sink sink = open(spec("judged", WriteMode.INSERT), SCHEMA, before.key())) {
                RecordChunk chunk = rows(Bad.CHECK, 5, 3).chunk("p1");
                assertThatThrownBy(() -> sink.write(chunk, before, judge))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("line 3");
                assertThat(database.number("select count(*) from judged")).isZero();
                assertThat(checkpoints().find("metrics", "scope")).contains(before);
                assertThat(sink.write(chunk, before, Completion.ALWAYS).rejects())
                        .hasSize(1);
            }
        }
    }

    /** Says of random rows which of them the table takes: each is bad in one way at most. */
    private static final class Model {

        private static final int ROWS = 450;

        private final Random random;
        private final Map<Long, String> taken = new TreeMap<>();
        /** Patterns of line and reason. */
        private final List<String> refused = new ArrayList<>();

        Model(Random random) {
            this.random = random;
        }

        /** Chunks of duplicates, of failed checks, of both, and of these with others among them. */
        RecordChunk chunk(int number) {
            Rows rows = Rows.of(SCHEMA).fromLine(number * ROWS);
            for (int i = 1; i <= ROWS; i++) {
                add(rows, number, number * ROWS + i);
            }
            return rows.chunk("p" + number);
        }

        private void add(Rows rows, int chunk, int line) {
            // Half of the ids come again, also those of rows that were refused.
            long id = chunk == 1 ? line : random.nextInt(line) + 1L;
            long amount = chunk != 0 && random.nextInt(3) == 0 ? -1 : 1 + random.nextInt(3);
            String name = chunk == 4 && random.nextInt(20) == 0 ? "longer than ten" : "row " + line;
            boolean bad = amount < 0 || name.length() > 10;
            while (bad && taken.containsKey(id)) {
                id = random.nextInt(1_000_000) + 10_000L;
            }
            if (amount < 0) {
                name = "row " + line;
                refused.add("(?i)" + line + " violates check constraint \".*positive\"");
            } else if (bad) {
                refused.add("(?i)" + line + " value too long .*");
            } else if (taken.containsKey(id)) {
                refused.add("(?i)" + line + " duplicate key in constraint \".+\" \\(id\\)");
            } else {
                taken.put(id, name);
            }
            rows.row(id, amount, name);
        }
    }

    @Nested
    class OnH2 extends Contract {
        @Override
        Way way() {
            return Way.H2;
        }
    }

    @Nested
    class OnPostgresWithCopy extends Contract {
        @Override
        Way way() {
            return Way.COPY;
        }
    }

    @Nested
    class OnPostgresWithInserts extends Contract {
        @Override
        Way way() {
            return Way.INSERTS;
        }
    }

    @Nested
    class OnPostgresWithoutTemporaryTables extends Contract {
        @Override
        Way way() {
            return Way.COPY_WITHOUT_STAGE;
        }
    }
}
