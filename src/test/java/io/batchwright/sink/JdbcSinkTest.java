package io.batchwright.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.batchwright.fixture.TestDatabase;
import io.batchwright.record.ChunkEnd;
import io.batchwright.record.Field;
import io.batchwright.record.FieldType;
import io.batchwright.record.Ledger;
import io.batchwright.record.Position;
import io.batchwright.record.RecordBatch;
import io.batchwright.record.RecordChunk;
import io.batchwright.record.Schema;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class JdbcSinkTest {

    private static final Schema METRICS = Schema.of(
            Field.of("id", FieldType.LONG), Field.of("metric", FieldType.LONG), Field.of("status", FieldType.STRING));

    private static final Schema ALL_TYPES = Schema.of(
            Field.of("s", FieldType.STRING),
            Field.of("i", FieldType.INT),
            Field.of("l", FieldType.LONG),
            Field.of("d", FieldType.DOUBLE),
            Field.of("n", FieldType.decimal(38, 9)),
            Field.of("b", FieldType.BOOLEAN),
            Field.of("dt", FieldType.DATE),
            Field.of("tm", FieldType.TIME),
            Field.of("ts", FieldType.TIMESTAMP),
            Field.of("u", FieldType.UUID),
            Field.of("j", FieldType.JSON));

    abstract static class Contract extends DatabaseContract {

        abstract JdbcSinkSpec.Method method();

        JdbcSinkSpec spec(String table) {
            return new JdbcSinkSpec(null, table, List.of(), WriteMode.INSERT, 100, method());
        }

        Sink open(JdbcSinkSpec spec, Schema schema, LoadKey load) {
            Sink sink = spec.open(schema, context(database::open, load, 42));
            sink.prepare();
            return sink;
        }

        /** Loads rows into a table, as one whole load. */
        Checkpoint load(String table, Schema schema, Rows rows) {
            Checkpoint before = claimed();
            try (Sink sink = open(spec(table), schema, before.key())) {
                return sink.write(rows.lastChunk("end"), before, Completion.ALWAYS)
                        .checkpoint();
            }
        }

        @Test
        void roundTripsEveryType() throws SQLException {
            UUID uuid = UUID.fromString("0123e456-7890-abcd-ef01-234567890abc");
            Instant instant = Instant.parse("2026-03-29T01:30:00.123456Z");
            Rows rows = Rows.of(ALL_TYPES)
                    .row(
                            "text",
                            Integer.MIN_VALUE,
                            Long.MIN_VALUE,
                            0.1,
                            new BigDecimal("-12345678901234567890.123456789"),
                            true,
                            LocalDate.of(2024, 2, 29),
                            LocalTime.parse("23:59:59.999999"),
                            instant,
                            uuid,
                            "{\"a\": [1, \"x\\ny\"]}");
            load("every_type", ALL_TYPES, rows);
            try (Connection connection = database.open();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select * from every_type")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString("s")).isEqualTo("text");
                assertThat(row.getObject("i")).isEqualTo(Integer.MIN_VALUE);
                assertThat(row.getObject("l")).isEqualTo(Long.MIN_VALUE);
                assertThat(row.getObject("d")).isEqualTo(0.1);
                assertThat(row.getBigDecimal("n")).isEqualTo(new BigDecimal("-12345678901234567890.123456789"));
                assertThat(row.getObject("b")).isEqualTo(true);
                assertThat(row.getObject("dt", LocalDate.class)).isEqualTo(LocalDate.of(2024, 2, 29));
                assertThat(row.getObject("tm", LocalTime.class)).isEqualTo(LocalTime.parse("23:59:59.999999"));
                assertThat(row.getObject("ts", OffsetDateTime.class).toInstant())
                        .isEqualTo(instant);
                assertThat(row.getObject("u")).isEqualTo(uuid);
                assertThat(row.getString("j").replace(" ", "")).isEqualTo("{\"a\":[1,\"x\\ny\"]}");
                assertThat(row.next()).isFalse();
            }
        }

        @Test
        void roundTripsNullsOfEveryType() {
            @Nullable Object[] nulls = new @Nullable Object[ALL_TYPES.size()];
            load("all_null", ALL_TYPES, Rows.of(ALL_TYPES).row(nulls).row(nulls));
            assertThat(database.query("select * from all_null"))
                    .containsExactly(Arrays.asList(nulls), Arrays.asList(nulls));
        }

        @Test
        void roundTripsDatesLongAgo() {
            Schema schema = Schema.of(Field.of("dt", FieldType.DATE), Field.of("ts", FieldType.TIMESTAMP));
            load(
                    "long_ago",
                    schema,
                    Rows.of(schema).row(LocalDate.of(1582, 10, 4), Instant.parse("0001-01-01T00:00:00.000001Z")));
            assertThat(database.number("select count(*) from long_ago where dt = date '1582-10-04'"
                            + " and ts = timestamp with time zone '0001-01-01 00:00:00.000001+00'"))
                    .isEqualTo(1);
        }

        @Test
        void roundTripsTextWithEverythingInIt() {
            Schema schema = Schema.of(Field.of("text", FieldType.STRING));
            List<String> texts = List.of(
                    "",
                    " ",
                    "\\N",
                    "\\.",
                    "a\tb\nc\rd\\e\be\ff\u000Bg",
                    "'\"",
                    "日本語 ⚙ 😀",
                    "x".repeat(200_000),
                    "null");
            Rows rows = Rows.of(schema);
            texts.forEach(rows::row);
            load("texts", schema, rows);
            assertThat(database.query("select text from texts"))
                    .extracting(row -> row.get(0))
                    .hasSameElementsAs(texts);
        }

        @Test
        void loadsWideRows() {
            Schema schema = new Schema(IntStream.range(0, 300)
                    .mapToObj(i -> Field.of("column_" + i, FieldType.LONG))
                    .toList());
            Rows rows = Rows.of(schema);
            for (int i = 0; i < 250; i++) {
                long first = i * 300L;
                rows.row(IntStream.range(0, 300).mapToObj(c -> first + c).toArray());
            }
            load("wide", schema, rows);
            String sum = IntStream.range(0, 300).mapToObj(i -> "column_" + i).collect(Collectors.joining("+"));
            assertThat(database.number("select cast(sum(" + sum + ") as bigint) from wide"))
                    .isEqualTo(75_000L * 74_999 / 2);
        }

        @Test
        void takesReservedWordsAndQuotesAsNames() {
            Schema schema = Schema.of(
                    Field.of("order", FieldType.LONG),
                    Field.of("select", FieldType.LONG),
                    Field.of("a \"b\"", FieldType.LONG));
            load("table", schema, Rows.of(schema).row(1L, 2L, 3L));
            assertThat(database.query("select \"order\", \"select\", \"a \"\"b\"\"\" from \"table\""))
                    .containsExactly(List.of(1L, 2L, 3L));
        }

        @Test
        void loadsIntoASchema() {
            database.execute("create schema \"other\"");
            load("other.metrics", METRICS, Rows.of(METRICS).row(1L, 2L, "ok"));
            load("other.metrics", METRICS, Rows.of(METRICS).row(2L, 2L, "ok"));
            assertThat(database.number("select count(*) from \"other\".\"metrics\""))
                    .isEqualTo(2);
        }

        @Test
        void fillsColumnsOfOtherSuitableTypes() {
            database.execute("create table relatives (i bigint, l numeric(19), u varchar(36), ts timestamp(6), j text,"
                    + " missing varchar(5) default 'none' not null)");
            Schema schema = Schema.of(
                    Field.of("ts", FieldType.TIMESTAMP),
                    Field.of("i", FieldType.INT),
                    Field.of("l", FieldType.LONG),
                    Field.of("u", FieldType.UUID),
                    Field.of("j", FieldType.JSON));
            String uuid = "0123e456-7890-abcd-ef01-234567890abc";
            load(
                    "relatives",
                    schema,
                    Rows.of(schema).row(Instant.parse("2026-07-01T12:00:00Z"), 1, Long.MAX_VALUE, uuid, "[1]"));
            assertThat(database.number(
                            "select count(*) from relatives where i = 1 and l = 9223372036854775807 and u = '" + uuid
                                    + "' and missing = 'none' and ts = timestamp '2026-07-01 12:00:00'"))
                    .isEqualTo(1);
            assertThat(database.query("select cast(j as varchar) from relatives"))
                    .containsExactly(List.of("[1]"));
        }

        @Test
        void writesOnlyWhatIsSelectedAndCountsTheRest() {
            Checkpoint before = claimed();
            RecordBatch batch = Rows.of(METRICS)
                    .row(1L, 1L, "a")
                    .row(2L, 2L, "b")
                    .row(3L, 3L, "c")
                    .batches(10)
                    .get(0);
            batch.retain(new boolean[] {true, false, true});
            batch.reject(2, "sink", null, "not wanted");
            batch.compact();
            RecordChunk chunk =
                    new RecordChunk(List.of(batch), List.of(), 3, new ChunkEnd(new Position("p1"), false, 99));
            try (Sink sink = open(spec("selected"), METRICS, before.key())) {
                Checkpoint after = sink.write(chunk, before, Completion.ALWAYS).checkpoint();
                assertThat(after.ledger()).isEqualTo(new Ledger(3, 1, 1, 1, 0));
                assertThat(after.complete()).isFalse();
                assertThat(claim(before))
                        .usingRecursiveComparison()
                        .ignoringFields("token")
                        .isEqualTo(after);
            }
            assertThat(database.query("select id from selected")).containsExactly(List.of(1L));
        }

        @Test
        void goesOnFromChunkToChunkAndReusesItsConnection() {
            Checkpoint checkpoint = claimed();
            try (Sink sink = open(spec("chunks"), METRICS, checkpoint.key())) {
                for (long chunk = 0; chunk < 5; chunk++) {
                    Rows rows = Rows.of(METRICS);
                    for (long i = 0; i < 2_345; i++) {
                        rows.row(chunk * 2_345 + i, i, "ok");
                    }
                    checkpoint = sink.write(rows.chunk("p" + chunk), checkpoint, Completion.ALWAYS)
                            .checkpoint();
                }
                checkpoint = sink.write(Rows.of(METRICS).lastChunk("end"), checkpoint, Completion.ALWAYS)
                        .checkpoint();
            }
            assertThat(checkpoint.complete()).isTrue();
            assertThat(checkpoint.ledger().written()).isEqualTo(11_725);
            assertThat(database.number("select count(distinct id) from chunks")).isEqualTo(11_725);
        }

        @Test
        void leavesALoadIncompleteThatTheCallerRefuses() {
            Checkpoint before = claimed();
            Rows rows = Rows.of(METRICS).row(1L, 1L, "a").reject("r1", "bad");
            try (Sink sink = open(spec("refused"), METRICS, before.key())) {
                Checkpoint after = sink.write(rows.lastChunk("end"), before, ledger -> ledger.rejected() == 0)
                        .checkpoint();
                assertThat(after.complete()).isFalse();
                assertThat(checkpoints().find("metrics", "scope"))
                        .filteredOn(checkpoint -> checkpoint.key().equals(before.key()))
                        .containsExactly(after);
            }
            assertThat(database.number("select count(*) from refused")).isEqualTo(1);
        }

        @Test
        void rollsBackALastChunkThatDoesNotBalance() {
            Checkpoint before = claimed();
            Rows rows = Rows.of(METRICS).row(1L, 1L, "a").reject("r1", "bad");
            try (Sink sink = open(spec("unbalanced"), METRICS, before.key())) {
                RecordChunk chunk = rows.chunk("end", true, 3);
                assertThatThrownBy(() -> sink.write(chunk, before, Completion.ALWAYS))
                        .isInstanceOf(SinkException.class)
                        .hasMessageContaining("does not balance")
                        .hasMessageContaining("read 3 = written 1 + filtered 0 + rejected 1 + ignored 0");
                assertNothingWritten("unbalanced", before);
                assertThat(sink.write(rows.lastChunk("end"), before, Completion.ALWAYS)
                                .checkpoint()
                                .complete())
                        .isTrue();
            }
        }

        @Test
        void stopsWhenAnotherRunHasClaimedTheLoad() {
            Checkpoint before = claim(newLoad("fenced"));
            RunKey place = new RunKey("fenced", before.scope(), 0);
            Owner successor = new Owner("run-2", "host-2", "boot-2", "ns-2", 815, Instant.EPOCH, "batchwright other");
            try (Sink sink = open(spec("fenced"), METRICS, before.key())) {
                Checkpoint after = sink.write(Rows.of(METRICS).row(1L, 1L, "a").chunk("p1"), before, Completion.ALWAYS)
                        .checkpoint();
                runs().takeOver(runs().find(place).orElseThrow(), successor);
                checkpoints().claim(before, place, successor);
                RecordChunk chunk =
                        Rows.of(METRICS).row(2L, 2L, "b").reject("r1", "bad").chunk("p2");
                assertThatThrownBy(() -> sink.write(chunk, after, Completion.ALWAYS))
                        .isInstanceOf(FencedException.class)
                        .hasMessageContaining("process 815 on host-2")
                        .hasMessageContaining("position p1");
            }
            assertThat(database.query("select id from fenced")).containsExactly(List.of(1L));
        }

        @Test
        void refusesToWriteFromAnotherPositionThanTheCheckpoints() {
            Checkpoint before = claimed();
            try (Sink sink = open(spec("moved"), METRICS, before.key())) {
                RecordChunk chunk = Rows.of(METRICS).row(1L, 1L, "a").chunk("p1");
                sink.write(chunk, before, Completion.ALWAYS);
                assertThatThrownBy(() -> sink.write(chunk, before, Completion.ALWAYS))
                        .isInstanceOf(SinkException.class)
                        .hasMessageContaining("expected position null, found p1");
            }
            assertThat(database.number("select count(*) from moved")).isEqualTo(1);
        }

        @Test
        void writesOnTheConnectionThatWasMadeReady() {
            Checkpoint before = claimed();
            AtomicInteger opened = new AtomicInteger();
            Connections connections = () -> {
                opened.incrementAndGet();
                return database.open();
            };
            try (Sink sink = spec("made_ready").open(METRICS, context(connections, before.key(), 42))) {
                sink.prepare();
                sink.ready(before);
                int ready = opened.get();
                // Whoever holds a transaction on it would keep this waiting.
                database.execute("alter table made_ready add column more int");
                sink.write(Rows.of(METRICS).row(1L, 1L, "a").lastChunk("p1"), before, Completion.ALWAYS);
                assertThat(opened).hasValue(ready);
            }
            assertThat(database.number("select count(*) from made_ready")).isEqualTo(1);
        }

        @Test
        void writesThoughItCouldNotBeMadeReady() {
            Checkpoint before = claimed();
            AtomicInteger opened = new AtomicInteger();
            Connections connections = () -> {
                if (opened.incrementAndGet() == 2) {
                    throw new SQLException("too many connections", "53300");
                }
                return database.open();
            };
            try (Sink sink = spec("not_ready").open(METRICS, context(connections, before.key(), 42))) {
                sink.prepare();
                assertThatThrownBy(() -> sink.ready(before)).isInstanceOf(SinkException.class);
                sink.write(Rows.of(METRICS).row(1L, 1L, "a").lastChunk("p1"), before, Completion.ALWAYS);
            }
            assertThat(database.number("select count(*) from not_ready")).isEqualTo(1);
        }

        @Test
        void reconnectsAfterAFailure() {
            Checkpoint before = claimed();
            Connection[] last = new Connection[1];
            Connections connections = () -> last[0] = database.open();
            try (Sink sink = spec("reconnected").open(METRICS, context(connections, before.key(), 42))) {
                sink.prepare();
                Checkpoint after = sink.write(Rows.of(METRICS).row(1L, 1L, "a").chunk("p1"), before, Completion.ALWAYS)
                        .checkpoint();
                last[0].close();
                RecordChunk chunk = Rows.of(METRICS).row(2L, 2L, "b").chunk("p2");
                assertThatThrownBy(() -> sink.write(chunk, after, Completion.ALWAYS))
                        .isInstanceOf(SinkException.class);
                sink.write(chunk, after, Completion.ALWAYS);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            assertThat(database.number("select count(*) from reconnected")).isEqualTo(2);
        }

        private void assertNothingWritten(String table, Checkpoint before) {
            assertThat(database.number("select count(*) from " + table)).isZero();
            assertThat(new RejectStore(database::open)
                            .count(RejectSelection.of(before.key().pipeline())
                                    .ofLoad(before.key().job()))
                            .total())
                    .isZero();
            assertThat(checkpoints().find("metrics", "scope")).contains(before);
        }
    }

    @Nested
    class OnH2 extends Contract {

        @Override
        TestDatabase openDatabase(Path directory) {
            return TestDatabase.h2(directory);
        }

        @Override
        JdbcSinkSpec.Method method() {
            return JdbcSinkSpec.Method.AUTO;
        }
    }

    @Nested
    class OnPostgresWithCopy extends Contract {

        @Override
        TestDatabase openDatabase(Path directory) {
            return TestDatabase.postgres();
        }

        @Override
        JdbcSinkSpec.Method method() {
            return JdbcSinkSpec.Method.AUTO;
        }

        @Test
        void saysThatRowsAreUnderwayWhileTheServerTakesThem() {
            Checkpoint before = claimed();
            List<Long> copying = new ArrayList<>();
            SinkContext context = new SinkContext(
                    Path.of("nowhere"), database::open, before.key(), 42, time -> false, () -> copying.add(copying()));
            try (Sink sink = spec("underway").open(METRICS, context)) {
                sink.prepare();
                Checkpoint after = sink.write(Rows.of(METRICS).row(1L, 1L, "a").chunk("p1"), before, Completion.ALWAYS)
                        .checkpoint();
                after = sink.write(Rows.of(METRICS).chunk("p2"), after, Completion.ALWAYS)
                        .checkpoint();
                sink.write(Rows.of(METRICS).row(2L, 1L, "b").lastChunk("p3"), after, Completion.ALWAYS);
            }
            assertThat(copying).containsExactly(1L, 0L, 1L);
        }

        private long copying() {
            return database.number("select count(*) from pg_stat_activity"
                    + " where datname = current_database() and state = 'active' and query like 'COPY%'");
        }

        @Test
        void holdsTimestampsWithoutZoneInUtc() {
            database.execute("create table local_time (ts timestamp)");
            Schema schema = Schema.of(Field.of("ts", FieldType.TIMESTAMP));
            load("local_time", schema, Rows.of(schema).row(Instant.parse("2026-07-01T12:00:00Z")));
            assertThat(database.query("select cast(ts as text) from local_time"))
                    .containsExactly(List.of(
                            LocalDateTime.of(2026, 7, 1, 12, 0).toString().replace('T', ' ') + ":00"));
        }
    }

    @Nested
    class OnPostgresWithInserts extends Contract {

        @Override
        TestDatabase openDatabase(Path directory) {
            return TestDatabase.postgres();
        }

        @Override
        JdbcSinkSpec.Method method() {
            return JdbcSinkSpec.Method.INSERT;
        }
    }
}
