package io.batchwright.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.batchwright.fixture.TestDatabase;
import io.batchwright.record.Field;
import io.batchwright.record.FieldType;
import io.batchwright.record.Parameters;
import io.batchwright.record.RecordBatch;
import io.batchwright.record.Schema;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class JdbcOnPostgresTest extends JdbcSourceContract {

    @Override
    TestDatabase openDatabase(Path directory) {
        return TestDatabase.postgres();
    }

    @Override
    String endlessQuery() {
        return "select 1::bigint as k from pg_sleep(600)";
    }

    @Override
    void awaitQuery() {
        await().until(() -> database.number(
                        "select count(*) from pg_stat_activity where state = 'active' and wait_event = 'PgSleep'")
                > 0);
    }

    @Test
    void takesJsonAsItIsOnOneLine() throws Exception {
        RecordBatch batch = first(
                "select 1 as k, '{\"a\":\n[1]}'::json as doc, '{\"b\":2}'::jsonb as b",
                Field.of("doc", FieldType.JSON),
                Field.of("b", FieldType.JSON));
        assertThat(raw(batch)).isEqualTo("{\"doc\":{\"a\": [1]},\"b\":{\"b\": 2}}");
    }

    @Test
    void takesTypesOfItsOwnAsText() throws Exception {
        RecordBatch batch = first(
                "select 1 as k, array[1,2] as a, '10.0.0.1'::inet as i, interval '1 day' as d, 5::money as m",
                Field.of("a", FieldType.STRING),
                Field.of("i", FieldType.STRING));
        assertThat(raw(batch)).isEqualTo("{\"a\":\"{1,2}\",\"i\":\"10.0.0.1\"}");
    }

    @Test
    void refusesBytesAndJsonInText() {
        RowSource source = source("select 1 as k, '\\x00'::bytea as b, '{}'::text as t", Parameters.NONE, "k");
        assertThatThrownBy(() -> source.check(Schema.of(Field.of("b", FieldType.LONG), Field.of("t", FieldType.JSON))))
                .hasMessageContainingAll(
                        "field 'b' of type long cannot come from column 'b' of type bytea",
                        "field 't' of type json cannot come from column 't' of type text",
                        "The query gives: k int4, b bytea, t text");
    }

    @Test
    void refusesTextThatSortsInAnotherWayAsAKey() {
        database.execute("create type mood as enum ('sad', 'happy')");
        assertThatThrownBy(source("select 'sad'::mood as k", Parameters.NONE, "k")::plan)
                .hasMessageContaining("column 'k' of type mood cannot be a key");
    }

    @Test
    void rejectsInfinity() throws Exception {
        RecordBatch batch = first(
                "select 1 as k, 'infinity'::timestamptz as at, '-infinity'::date as day",
                Field.of("at", FieldType.TIMESTAMP),
                Field.of("day", FieldType.DATE));
        assertThat(batch.rejects()).isNotEmpty();
    }
}
