package io.batchwright.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.batchwright.fixture.TestDatabase;
import io.batchwright.record.Field;
import io.batchwright.record.FieldType;
import io.batchwright.record.Kind;
import io.batchwright.record.Parameters;
import io.batchwright.record.Position;
import io.batchwright.record.RecordBatch;
import io.batchwright.record.RecordView;
import io.batchwright.record.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the source of a query promises on every database. */
@Timeout(60)
abstract class JdbcSourceContract extends RowSourceContract {

    private static final int ROWS = 40;
    private static final Schema SCHEMA =
            Schema.of(Field.of("region", FieldType.STRING), Field.of("id", FieldType.LONG), text("label", "name"));

    TestDatabase database;
    private boolean made;

    abstract TestDatabase openDatabase(Path directory);

    @BeforeEach
    void open(@TempDir Path directory) {
        database = openDatabase(directory);
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** A query that the database works on for minutes before its first row. */
    abstract String endlessQuery();

    private static Field text(String name, String from) {
        return new Field(name, FieldType.STRING, false, null, List.of(), from);
    }

    @Override
    RowSource source() {
        if (!made) {
            makeCustomers();
            made = true;
        }
        return source("select * from customers -- all of them", Parameters.NONE, "region", "id");
    }

    private void makeCustomers() {
        database.execute("create table customers(id bigint not null, region varchar(9) not null, name varchar(50),"
                + " primary key (region, id))");
        for (int i = 0; i < ROWS; i++) {
            String name = i % 7 == 0 ? "null" : "'größer \"" + i + "\"'";
            database.execute("insert into customers values (" + (ROWS - i) + ", 'r" + i % 3 + "', " + name + ")");
        }
    }

    @Override
    Schema schema() {
        return SCHEMA;
    }

    @Override
    List<String> rows() {
        List<String> rows = new ArrayList<>();
        for (int region = 0; region < 3; region++) {
            for (int i = ROWS - 1; i >= 0; i--) {
                if (i % 3 == region) {
                    String name = i % 7 == 0 ? "" : ",\"name\":\"größer \\\"" + i + "\\\"\"";
                    rows.add("{\"region\":\"r" + region + "\",\"id\":" + (ROWS - i) + name + "}");
                }
            }
        }
        return rows;
    }

    RowSource source(String query, Parameters parameters, String... key) {
        return source(query, parameters, 3, key);
    }

    private RowSource source(String query, Parameters parameters, int fetchSize, String... key) {
        return new JdbcSourceSpec(null, query, List.of(key), fetchSize, ReadMode.ALL, null, ZoneOffset.UTC)
                .open(new SourceContext(Path.of(""), name -> database.open(), parameters, note -> {}));
    }

    RecordBatch first(String query, Field... fields) throws Exception {
        RowSource source = source(query, Parameters.NONE, "k");
        Schema schema = Schema.of(fields);
        source.check(schema);
        try (RowReader reader = source.open(source.plan(), null, schema)) {
            RecordBatch batch = Objects.requireNonNull(reader.next(100));
            batch.decodeAll();
            return batch;
        }
    }

    static String raw(RecordBatch batch) {
        return new String(batch.raw(0), StandardCharsets.UTF_8);
    }

    static @Nullable Object value(RecordBatch batch, String field) {
        assertThat(batch.rejects()).isEmpty();
        return new RecordView(batch, 0).value(field);
    }

    @Test
    void keepsTypes() throws Exception {
        RecordBatch batch = first(
                "select 1 as k, cast(7 as smallint) as s, cast(8 as bigint) as l, cast(0.5 as double precision) as d,"
                        + " cast(0.1 as real) as r, cast(12.50 as numeric(8, 2)) as n, true as b, 'x' as t,"
                        + " cast('2006-04-07' as date) as born, cast('17:08:09.123456' as time(6)) as clock,"
                        + " cast('2006-04-07 17:08:00' as timestamp) as local,"
                        + " cast('2006-04-07 17:08:09.5+02:00' as timestamp(6) with time zone) as at,"
                        + " cast('123E4567-e89b-12d3-a456-426614174000' as uuid) as u",
                Field.of("s", FieldType.INT),
                Field.of("l", FieldType.LONG),
                Field.of("d", FieldType.DOUBLE),
                Field.of("r", FieldType.DOUBLE),
                Field.of("n", FieldType.decimal(5, 1)),
                Field.of("b", FieldType.BOOLEAN),
                Field.of("t", FieldType.STRING),
                Field.of("born", FieldType.DATE),
                Field.of("clock", FieldType.TIME),
                Field.of("local", FieldType.TIMESTAMP),
                Field.of("at", FieldType.TIMESTAMP),
                Field.of("u", FieldType.UUID));
        assertThat(raw(batch))
                .isEqualTo(
                        "{\"s\":7,\"l\":8,\"d\":0.5,\"r\":\"0.1\",\"n\":\"12.50\",\"b\":true,\"t\":\"x\",\"born\":\"2006-04-07\","
                                + "\"clock\":\"17:08:09.123456\",\"local\":\"2006-04-07T17:08:00Z\",\"at\":\"2006-04-07T15:08:09.500Z\","
                                + "\"u\":\"123e4567-e89b-12d3-a456-426614174000\"}");
        assertThat(value(batch, "r")).isEqualTo(0.1);
        assertThat(value(batch, "n")).hasToString("12.5");
    }

    @Test
    void givesNullsOfEveryTypeAndDefaultsForThem() throws Exception {
        RecordBatch batch = first(
                "select 1 as k, cast(null as bigint) as l, cast(null as double precision) as d, cast(null as boolean) as b,"
                        + " cast(null as varchar(9)) as t, cast(null as date) as born, cast(null as timestamp) as at,"
                        + " cast(null as numeric(5)) as n, cast(null as bigint) as given",
                Field.of("l", FieldType.LONG),
                Field.of("d", FieldType.DOUBLE),
                Field.of("b", FieldType.BOOLEAN),
                Field.of("t", FieldType.STRING),
                Field.of("born", FieldType.DATE),
                Field.of("at", FieldType.TIMESTAMP),
                Field.of("n", FieldType.decimal(5, 0)),
                new Field("given", FieldType.LONG, true, "9", List.of(), "given"));
        for (String name : List.of("l", "d", "b", "t", "born", "at", "n")) {
            assertThat(value(batch, name)).as(name).isNull();
        }
        assertThat(value(batch, "given")).isEqualTo(9L);
    }

    @Test
    void showsEverythingAsText() throws Exception {
        RecordBatch batch = first(
                "select 1 as k, 7 as i, cast(12.50 as numeric(8, 2)) as n, true as b, cast('2006-04-07' as date) as born,"
                        + " cast('17:08:00' as time) as clock, cast('2006-04-07 17:08:00' as timestamp) as local,"
                        + " cast('2006-04-07 17:08:00+02:00' as timestamp with time zone) as at",
                Field.of("i", FieldType.STRING),
                Field.of("n", FieldType.STRING),
                Field.of("b", FieldType.STRING),
                Field.of("born", FieldType.STRING),
                Field.of("clock", FieldType.STRING),
                Field.of("local", FieldType.STRING),
                Field.of("at", FieldType.STRING));
        assertThat(raw(batch))
                .isEqualTo("{\"i\":\"7\",\"n\":\"12.50\",\"b\":\"true\",\"born\":\"2006-04-07\",\"clock\":\"17:08:00\","
                        + "\"local\":\"2006-04-07T17:08:00\",\"at\":\"2006-04-07T15:08:00Z\"}");
    }

    @Test
    void readsTimestampsWithoutAZoneInTheFieldsZone() throws Exception {
        FieldType berlin = FieldType.timestamp(null, ZoneId.of("Europe/Berlin"));
        RecordBatch batch = first(
                "select 1 as k, cast('2006-04-07 17:08:09' as timestamp) as local, cast('n/a' as varchar(9)) as missing",
                Field.of("local", berlin),
                new Field("missing", berlin, false, null, List.of("n/a"), "missing"));
        assertThat(value(batch, "local")).hasToString("2006-04-07T15:08:09Z");
        assertThat(value(batch, "missing")).isNull();
        assertThat(raw(batch)).contains("\"local\":\"2006-04-07T15:08:09Z\"");
    }

    @Test
    void readsTextAsTheFieldsTypeSays() throws Exception {
        RecordBatch batch = first(
                "select 1 as k, cast(' 42 ' as varchar(9)) as l, cast('07/04/2006' as varchar(10)) as born,"
                        + " cast('4.5' as numeric(8, 1)) as broken",
                Field.of("l", FieldType.LONG),
                Field.of("born", new FieldType(Kind.DATE, 0, 0, "dd/MM/yyyy", ZoneId.of("UTC"))));
        assertThat(value(batch, "l")).isEqualTo(42L);
        assertThat(value(batch, "born")).isEqualTo(LocalDate.of(2006, 4, 7));
    }

    @Test
    void rejectsWhatDoesNotFitAndKeepsItAsItWas() throws Exception {
        RecordBatch batch = first(
                "select 1 as k, cast(5000000000 as bigint) as i, cast('2006-04-07' as date) as born",
                Field.of("i", FieldType.INT),
                Field.of("born", FieldType.DATE));
        assertThat(batch.rejects()).singleElement().satisfies(reject -> {
            assertThat(reject.reason()).contains("field 'i'", "5000000000");
            assertThat(new String(reject.raw(), StandardCharsets.UTF_8))
                    .isEqualTo("{\"i\":\"5000000000\",\"born\":\"2006-04-07\"}");
        });
    }

    @Test
    void rejectsDatesThatNoOtherNotationHas() throws Exception {
        RecordBatch batch = first(
                "select * from (values (1, cast('2006-04-07' as date)), (2, cast('12006-04-07' as date)), (3, null)) v(k, born)",
                Field.of("k", FieldType.LONG),
                Field.of("born", FieldType.DATE));
        assertThat(batch.rejects())
                .singleElement()
                .satisfies(reject -> assertThat(reject.reason()).contains("+12006-04-07"));
        assertThat(batch.selected()).isEqualTo(2);
        assertThat(new RecordView(batch, 0).value("born")).isEqualTo(LocalDate.of(2006, 4, 7));
        assertThat(new RecordView(batch, 2).value("born")).isNull();
    }

    @Test
    void bindsParameters() throws Exception {
        source();
        Parameters parameters =
                new Parameters(Map.of("r", FieldType.STRING, "most", FieldType.LONG), Map.of("r", "r1", "most", 4L));
        String query =
                "select id, region, ':r' as text from customers where region = :r and id <= :most and id > -:most;";
        RowSource source = source(query, parameters, "id");
        try (RowReader reader = source.open(source.plan(), null, Schema.of(Field.of("id", FieldType.LONG)))) {
            RecordBatch batch = Objects.requireNonNull(reader.next(100));
            assertThat(IntStream.range(0, batch.rows())
                            .mapToLong(row -> batch.column(0).longs()[row]))
                    .containsExactly(3L);
            Position end = reader.position();
            assertThat(reader.next(100)).isNull();
            assertThat(source.open(source.plan(), end, Schema.of(Field.of("id", FieldType.LONG)))
                            .next(1))
                    .isNull();
        }
    }

    @Test
    void goesOnAfterKeysOfEveryType() throws Exception {
        String rows =
                "select * from (values (1, cast('a' as varchar(9)), cast(1.5 as numeric(9, 2)), cast('2006-04-07' as date),"
                        + " cast('2006-04-07 01:00:00.000001' as timestamp(6)),"
                        + " cast('2006-04-07 01:00:00.5+02:00' as timestamp(6) with time zone),"
                        + " cast('00000000-0000-0000-0000-000000000001' as uuid), cast('p' as char(4))),"
                        + " (2, cast('b''\"\\' as varchar(9)), cast(20 as numeric(9, 2)), cast('2006-04-08' as date),"
                        + " cast('2006-04-07 01:00:00.000002' as timestamp(6)),"
                        + " cast('2006-04-07 01:00:01+02:00' as timestamp(6) with time zone),"
                        + " cast('00000000-0000-0000-0000-000000000002' as uuid), cast('q' as char(4))),"
                        + " (3, cast('c' as varchar(9)), cast(100 as numeric(9, 2)), cast('2006-04-09' as date),"
                        + " cast('2006-04-07 01:00:00.000003' as timestamp(6)),"
                        + " cast('2006-04-07 01:00:02+02:00' as timestamp(6) with time zone),"
                        + " cast('00000000-0000-0000-0000-000000000003' as uuid), cast('r' as char(4))))"
                        + " v(k, t, n, born, local, at, u, padded)";
        Schema schema = Schema.of(Field.of("k", FieldType.LONG));
        for (String key : List.of("k", "t", "n", "born", "local", "at", "u", "padded")) {
            RowSource source = source(rows, Parameters.NONE, key);
            try (RowReader reader = source.open(source.plan(), null, schema)) {
                reader.next(2);
                try (RowReader rest = source.open(source.plan(), reader.position(), schema)) {
                    RecordBatch batch = Objects.requireNonNull(rest.next(5));
                    assertThat(batch.rows()).as(key).isEqualTo(1);
                    assertThat(batch.column(0).longs()[0]).as(key).isEqualTo(3);
                    assertThat(batch.location(0).line()).isEqualTo(3);
                }
            }
        }
    }

    @Test
    void saysEverythingThatIsWrongBeforeTheFirstRow() {
        RowSource source = source(
                "select 1 as id, cast('x' as varchar(9)) as a, cast('2006-04-07' as date) as born",
                Parameters.NONE,
                "nr");
        Schema schema = Schema.of(
                Field.of("missing", FieldType.LONG),
                Field.of("born", FieldType.LONG),
                new Field(
                        "day2",
                        new FieldType(Kind.DATE, 0, 0, "dd/MM/yyyy", ZoneId.of("UTC")),
                        false,
                        null,
                        List.of(),
                        "born"));
        assertThatThrownBy(() -> source.check(schema))
                .isInstanceOf(SourceException.class)
                .hasMessageContainingAll(
                        "key wants column 'nr', which is not there",
                        "field 'missing' wants column 'missing', which is not there",
                        "field 'born' of type long cannot come from column '",
                        "field 'day2' has a pattern");
        assertThatThrownBy(source::plan).hasMessageContaining("key wants column 'nr'");
    }

    @Test
    void refusesKeysThatDoNotTellRowsApart() throws Exception {
        String query = "select * from (values (1, 2), (1, 3), (2, 2)) v(k, other)";
        RowSource source = source(query, Parameters.NONE, "k");
        try (RowReader reader = source.open(source.plan(), null, Schema.of(Field.of("k", FieldType.LONG)))) {
            assertThatThrownBy(() -> reader.next(1))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContainingAll("expected every key once", "= 1 in rows 1 and 2");
        }
    }

    @Test
    void refusesRowsWithoutAKey() throws Exception {
        String query = "select * from (values (1, 1), (2, null)) v(other, k)";
        RowSource source = source(query, Parameters.NONE, "k");
        Schema schema = Schema.of(Field.of("other", FieldType.LONG));
        try (RowReader reader = source.open(source.plan(), null, schema)) {
            assertThatThrownBy(() -> reader.next(5))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContainingAll("expected a value in every row", "is not null");
        }
        Position afterFirst = new JdbcPosition(1, List.of("1")).toPosition();
        assertThatThrownBy(() -> source.open(source.plan(), afterFirst, schema))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("expected a value in every row");
    }

    @Test
    void refusesKeysThatMakeNoPosition() throws Exception {
        String query = "select cast(repeat('x', 990) as varchar(2000)) as k";
        RowSource source = source(query, Parameters.NONE, "k");
        try (RowReader reader = source.open(source.plan(), null, Schema.of(Field.of("k", FieldType.STRING)))) {
            reader.next(5);
            assertThatThrownBy(reader::position)
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("choose a shorter one");
        }
    }

    @Test
    void refusesQueriesThatTheDatabaseRefuses() {
        assertThatThrownBy(source("select * from nowhere", Parameters.NONE, "k")::plan)
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith("source.query: ")
                .hasMessageContaining("not")
                .hasMessageNotContaining("\n");
    }

    @Test
    void writesNothing() {
        source();
        RowSource source = source("select * from customers", Parameters.NONE, "id");
        assertThat(source.plan().inputs()).hasSize(1);
        assertThat(database.number("select count(*) from customers")).isEqualTo(ROWS);
    }

    @Test
    void cancelsWhatTheDatabaseIsDoingWhenItIsClosed() throws Exception {
        RowSource source = source(endlessQuery(), Parameters.NONE, "k");
        RowReader reader = source.open(source.plan(), null, Schema.of(Field.of("k", FieldType.LONG)));
        CompletableFuture<@Nullable RecordBatch> reading = CompletableFuture.supplyAsync(() -> {
            try {
                return reader.next(1);
            } catch (ClosedChannelException e) {
                throw new IllegalStateException("closed");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        awaitQuery();
        reader.close();
        assertThatThrownBy(reading::get).isInstanceOf(ExecutionException.class).hasMessageContaining("closed");
    }

    /** Waits until the database works on the endless query. */
    abstract void awaitQuery();
}
