package io.batchwright.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.batchwright.record.Field;
import io.batchwright.record.FieldType;
import io.batchwright.record.InputPlan;
import io.batchwright.record.Ledger;
import io.batchwright.record.RecordChunk;
import io.batchwright.record.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** {@code write: replace}: old rows until the end, then new ones, whatever happens in between. */
class ReplacementTest {

    private static final Schema SCHEMA = Schema.of(Field.of("id", FieldType.LONG), Field.of("name", FieldType.STRING));

    private static final List<Object> OLD = List.of(1L, "old");

    abstract static class Contract extends SinkContract {

        private JdbcSinkSpec spec() {
            return spec("replaced", WriteMode.REPLACE);
        }

        @BeforeEach
        void createTable() {
            database.execute(
                    "drop view if exists seen",
                    "drop table if exists referring",
                    "drop table if exists replaced",
                    "create table replaced (id bigint primary key, name varchar(10), number integer default 7 not null)",
                    "insert into replaced values (1, 'old', 1)",
                    "create view seen as select id, name from replaced");
            for (List<@Nullable Object> table : tablesBeside()) {
                database.execute("drop table \"" + table.get(0) + "\"");
            }
        }

        private List<List<@Nullable Object>> tablesBeside() {
            return database.query(
                    "select table_name from information_schema.tables where table_name like 'replaced__batchwright%'");
        }

        private List<List<@Nullable Object>> seen() {
            return database.query("select id, name from seen order by id");
        }

        private Committed write(Checkpoint before, RecordChunk chunk) {
            try (Sink sink = open(spec(), SCHEMA, before.key())) {
                return sink.write(chunk, before, Completion.ALWAYS);
            }
        }

        private RecordChunk first() {
            return Rows.of(SCHEMA).row(2L, "new").row(3L, "new").chunk("p1");
        }

        private RecordChunk last() {
            return Rows.of(SCHEMA).row(4L, "new").lastChunk("end");
        }

        @Test
        void refusesAViewBeforeItLoadsAnything() {
            JdbcSinkSpec view = spec("seen", WriteMode.REPLACE);
            assertThatThrownBy(() -> open(view, SCHEMA, claimed().key()))
                    .isInstanceOf(SinkException.class)
                    .hasMessageContaining("'seen' is a view")
                    .hasMessageContaining("the one behind the view");
            assertThat(tablesBeside()).isEmpty();
        }

        @Test
        void reasonsNameTheTargetAndNotTheTableBeside() {
            RecordChunk chunk = Rows.of(SCHEMA).row(5L, "x").row(5L, "y").lastChunk("end");
            assertThat(write(claimed(), chunk).rejects())
                    .singleElement()
                    .satisfies(reject -> assertThat(reject.reason())
                            .startsWith("duplicate key in constraint")
                            .doesNotContain("__batchwright"));
        }

        @Test
        void showsOldRowsUntilTheLoadIsCompleteThoughItIsResumed() {
            Checkpoint between = write(claimed(), first()).checkpoint();
            assertThat(seen()).containsExactly(List.copyOf(OLD));
            assertThat(tablesBeside()).hasSize(1);

            Checkpoint after = write(between, last()).checkpoint();

            assertThat(after.ledger()).isEqualTo(new Ledger(3, 3, 0, 0, 0));
            assertThat(seen()).containsExactly(List.of(2L, "new"), List.of(3L, "new"), List.of(4L, "new"));
            assertThat(database.number("select sum(number) from replaced")).isEqualTo(21);
            assertThat(tablesBeside()).isEmpty();
        }

        @Test
        void replacesNothingIfTheLoadIsNotAccepted() {
            Checkpoint before = claimed();
            try (Sink sink = open(spec(), SCHEMA, before.key())) {
                Checkpoint refused = sink.write(last(), before, ledger -> false).checkpoint();
                assertThat(seen()).containsExactly(List.copyOf(OLD));
                sink.write(Rows.of(SCHEMA).lastChunk("end"), refused, Completion.ALWAYS);
            }
            assertThat(seen()).containsExactly(List.of(4L, "new"));
        }

        /** A file that came empty by mistake. */
        @Test
        void doesNotEmptyTheTable() {
            Checkpoint before = claimed();
            assertThatThrownBy(() -> write(before, Rows.of(SCHEMA).lastChunk("end")))
                    .isInstanceOf(SinkException.class)
                    .hasMessageContaining("has no row for table 'replaced'");
            assertThat(seen()).containsExactly(List.copyOf(OLD));
        }

        @Test
        void beginsEmptyIfNothingIsAccountedFor() {
            Checkpoint before = claimed();
            write(before, first());
            database.execute("update batchwright_checkpoint set position = null where job_key = '"
                    + before.key().job() + "'");
            write(before, last());
            assertThat(seen()).containsExactly(List.of(4L, "new"));
        }

        @Test
        void saysWhenTheRowsLoadedSoFarAreGone() {
            Checkpoint between = write(claimed(), first()).checkpoint();
            database.execute("drop table \"" + tablesBeside().get(0).get(0) + "\"");
            assertThatThrownBy(() -> write(between, last()))
                    .isInstanceOf(SinkException.class)
                    .hasMessageContaining("with the 2 rows loaded so far is gone; load again with --rerun");
            assertThat(seen()).containsExactly(List.copyOf(OLD));
        }

        @Test
        void replacesNothingIfTheOldRowsCanNotGo() {
            database.execute(
                    "create table referring (id bigint references replaced (id))", "insert into referring values (1)");
            Checkpoint before = claimed();
            assertThatThrownBy(() -> write(before, last()))
                    .isInstanceOf(SinkException.class)
                    .hasMessageContaining("the rows of table 'replaced' can not be replaced: ")
                    .hasMessageContaining("run again");
            assertThat(seen()).containsExactly(List.copyOf(OLD));
            assertThat(checkpoints().find("metrics", "scope")).contains(before);

            database.execute("delete from referring");
            write(before, last());
            assertThat(seen()).containsExactly(List.of(4L, "new"));
        }

        @Test
        void cleansUpAfterLoadsThatNobodyResumes() {
            write(claimed(), first());
            Checkpoint purged = write(claimed(), first()).checkpoint();
            database.execute("delete from batchwright_checkpoint where job_key = '"
                    + purged.key().job() + "'");
            Checkpoint other = claim(otherScope());
            write(other, first());
            assertThat(tablesBeside()).hasSize(3);

            write(claimed(), last());

            assertThat(tablesBeside())
                    .singleElement()
                    .asString()
                    .contains(other.key().job());
        }

        private Checkpoint otherScope() {
            Checkpoint like = newLoad("metrics");
            return new Checkpoint(
                    like.key(),
                    "other",
                    0,
                    new InputPlan(List.of()),
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
    }

    @Nested
    class OnH2 extends Contract {
        @Override
        Way way() {
            return Way.H2;
        }
    }

    @Nested
    class OnPostgres extends Contract {
        @Override
        Way way() {
            return Way.COPY;
        }
    }
}
