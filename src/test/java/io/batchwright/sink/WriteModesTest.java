package io.batchwright.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.batchwright.record.Field;
import io.batchwright.record.FieldType;
import io.batchwright.record.Ledger;
import io.batchwright.record.RecordChunk;
import io.batchwright.record.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each write mode leaves in the table, in the rejects and in the ledger, compared with a model that goes row by row. */
class WriteModesTest {

    private static final Schema SCHEMA = Schema.of(
            Field.of("id", FieldType.LONG), Field.of("amount", FieldType.LONG), Field.of("name", FieldType.STRING));

    /** A record, and its line. */
    private record Item(long line, @Nullable Long id, long amount, String name) {

        boolean valid() {
            return id != null && amount > 0 && name.length() <= 10;
        }
    }

    /** The table as it must be, and what became of the records. */
    private static final class Model {

        private final WriteMode mode;
        private final boolean ignoresUnchecked;
        private final Map<Long, Item> rows = new TreeMap<>();
        private final List<Long> rejectedLines = new ArrayList<>();
        private long read;
        private long ignored;

        /** @param ignoresUnchecked whether a record that is to be ignored may have values that would be refused */
        Model(WriteMode mode, boolean ignoresUnchecked) {
            this.mode = mode;
            this.ignoresUnchecked = ignoresUnchecked;
        }

        void apply(Item item) {
            read++;
            boolean there = item.id() != null && rows.containsKey(item.id());
            if (mode == WriteMode.IGNORE && there && (item.valid() || ignoresUnchecked)) {
                ignored++;
            } else if (!item.valid() || (there && mode != WriteMode.UPSERT)) {
                rejectedLines.add(item.line());
            } else {
                rows.put(item.id(), item);
            }
        }

        Ledger ledger() {
            long rejected = rejectedLines.size();
            return new Ledger(read, read - rejected - ignored, 0, rejected, ignored);
        }
    }

    abstract static class Contract extends SinkContract {

        @BeforeAll
        void createTable() {
            database.execute("create table modes (id bigint primary key, amount bigint check (amount > 0),"
                    + " name varchar(10), number integer default 7 not null)");
            if (!onH2()) {
                database.execute("grant all on modes to public");
            }
        }

        static Stream<Arguments> cases() {
            return Stream.of(WriteMode.values())
                    .flatMap(mode -> Stream.of(1, 2, 3, 4, 5, 6).map(seed -> Arguments.of(mode, seed)));
        }

        @ParameterizedTest
        @MethodSource("cases")
        void doesWhatTheModelDoes(WriteMode mode, int seed) {
            Random random = new Random(seed);
            Model model = new Model(mode, onH2());
            database.execute("delete from modes", "insert into modes values (1, 1, 'old', 1), (2, 2, 'old', 2)");
            if (mode != WriteMode.REPLACE) {
                model.rows.put(1L, new Item(0, 1L, 1, "old"));
                model.rows.put(2L, new Item(0, 2L, 2, "old"));
            }
            List<RecordChunk> chunks = new ArrayList<>();
            for (int i = 1; i <= 4; i++) {
                chunks.add(chunk(random, model, i));
            }

            List<Committed> committed = load(spec("modes", mode, "id"), SCHEMA, chunks.toArray(RecordChunk[]::new));

            assertThat(committed.stream()
                            .flatMap(each -> each.rejects().stream())
                            .map(reject -> reject.location().line()))
                    .isEqualTo(model.rejectedLines);
            Checkpoint end = committed.get(3).checkpoint();
            assertThat(end.ledger()).isEqualTo(model.ledger());
            assertThat(end.complete()).isTrue();
            assertThat(database.query("select id, amount, name from modes order by id"))
                    .isEqualTo(model.rows.values().stream()
                            .map(item -> List.<Object>of(Objects.requireNonNull(item.id()), item.amount(), item.name()))
                            .toList());
        }

        /** A chunk of random records, some of them bad, with many or few different keys. */
        private RecordChunk chunk(Random random, Model model, int number) {
            int keys = random.nextInt(3) == 0 ? 4 : 400;
            int badness = List.of(0, 2, 40).get(random.nextInt(3));
            int count = random.nextInt(300);
            Rows rows = Rows.of(SCHEMA).fromLine(number * 1000);
            for (int i = 0; i < count; i++) {
                boolean bad = random.nextInt(100) < badness;
                Item item = new Item(
                        number * 1000 + i + 1,
                        bad && random.nextInt(3) == 0 ? null : Long.valueOf(random.nextInt(keys)),
                        bad && random.nextInt(3) == 0 ? -1 : 1 + random.nextInt(5),
                        bad && random.nextInt(3) == 0 ? "longer than ten" : "name " + i);
                rows.row(item.id(), item.amount(), item.name());
                model.apply(item);
            }
            return number == 4 ? rows.lastChunk("end") : rows.chunk("p" + number);
        }

        @Test
        void anUpsertLeavesOtherColumnsAlone() {
            database.execute("delete from modes", "insert into modes values (1, 1, 'old', 42)");
            load(
                    spec("modes", WriteMode.UPSERT, "id"),
                    SCHEMA,
                    Rows.of(SCHEMA).row(1L, 5L, "new").row(3L, 3L, "x").lastChunk("end"));
            assertThat(database.query("select amount, name, number from modes order by id"))
                    .containsExactly(List.of(5L, "new", 42), List.of(3L, "x", 7));
        }

        @Test
        void upsertsAHotKey() {
            database.execute("delete from modes");
            Rows rows = Rows.of(SCHEMA);
            for (long i = 1; i <= 1_000; i++) {
                rows.row(i % 2, i, "row " + i);
            }
            Committed committed = load(spec("modes", WriteMode.UPSERT, "id"), SCHEMA, rows.lastChunk("end"))
                    .get(0);
            assertThat(committed.checkpoint().ledger()).isEqualTo(new Ledger(1_000, 1_000, 0, 0, 0));
            assertThat(database.query("select id, amount from modes order by id"))
                    .containsExactly(List.of(0L, 1_000L), List.of(1L, 999L));
        }

        @Test
        void needsAUniqueConstraintOnTheKey() {
            String table = "keyed_" + way().name().toLowerCase(Locale.ROOT);
            database.execute("create table " + table + " (id bigint primary key, amount bigint, name varchar(10),"
                    + " unique (amount, name))");
            for (WriteMode mode : List.of(WriteMode.IGNORE, WriteMode.UPSERT)) {
                assertThatThrownBy(() -> open(
                                spec(table, mode, "name"), SCHEMA, claimed().key()))
                        .isInstanceOf(SinkException.class)
                        .hasMessageContaining("table '" + table + "' does not suit write: "
                                + mode.name().toLowerCase(Locale.ROOT))
                        .message()
                        .containsIgnoringCase("on (name), found ")
                        .containsIgnoringCase("(id)")
                        .containsIgnoringCase("(amount, name)");
                open(spec(table, mode, "name", "amount"), SCHEMA, claimed().key())
                        .close();
            }
        }

        @Test
        void createsATableWithTheKeyOfTheMode() {
            List<Committed> committed = load(
                    spec("made", WriteMode.UPSERT, "id"),
                    SCHEMA,
                    Rows.of(SCHEMA).row(1L, 1L, "a").row(1L, 2L, "b").lastChunk("end"));
            assertThat(committed.get(0).checkpoint().ledger()).isEqualTo(new Ledger(2, 2, 0, 0, 0));
            assertThat(database.query("select amount, name from made")).containsExactly(List.of(2L, "b"));
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
