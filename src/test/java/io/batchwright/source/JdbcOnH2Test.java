package io.batchwright.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.batchwright.fixture.TestDatabase;
import io.batchwright.record.Field;
import io.batchwright.record.FieldType;
import io.batchwright.record.RecordBatch;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class JdbcOnH2Test extends JdbcSourceContract {

    @Override
    TestDatabase openDatabase(Path directory) {
        return TestDatabase.h2(directory);
    }

    @Override
    String endlessQuery() {
        return "select a.x as k from system_range(1, 1000000) a, system_range(1, 1000000) b where a.x + b.x < 0";
    }

    @Override
    void awaitQuery() {
        await().until(() -> database.number("select count(*) from information_schema.sessions"
                        + " where executing_statement like '%system_range(1, 1000000)%'"
                        + " and session_id <> session_id()")
                > 0);
    }

    @Test
    void takesJsonAsItIs() throws Exception {
        RecordBatch batch = first(
                "select 1 as k, cast('{\"a\": [1]}' format json as json) as doc", Field.of("doc", FieldType.JSON));
        assertThat(raw(batch)).isEqualTo("{\"doc\":{\"a\":[1]}}");
    }

    @Test
    void rejectsNanosecondsAsFromAnywhere() throws Exception {
        RecordBatch batch = first(
                "select 1 as k, cast('2006-04-07 17:08:09.123456789' as timestamp(9)) as at",
                Field.of("at", FieldType.TIMESTAMP));
        assertThat(batch.rejects())
                .singleElement()
                .satisfies(reject -> assertThat(reject.reason())
                        .contains("more precise than microseconds", "2006-04-07T17:08:09.123456789"));
    }
}
