package io.batchwright.monitor;

import static io.batchwright.monitor.ExecutionStatus.COMPLETED;
import static io.batchwright.monitor.ExecutionStatus.FAILED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.batchwright.sink.Vendor;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Filters and pages over 5,000 executions, so that what is looked for may lie within the first look or far behind it. */
class ExecutionPageTest {

    private static final int EXECUTIONS = 5_000;
    private static final int LIMIT = 7;

    /** Execution n is made in minute n; 'old' has the first 1,000, 'rare' every 997th, one in 10 fails. */
    private static ForeignApplication filled(Vendor vendor, Path directory) throws Exception {
        ForeignApplication theirs = new ForeignApplication(vendor, directory);
        String range = vendor == Vendor.H2 ? "SYSTEM_RANGE(1, 5000) AS n(id)" : "generate_series(1, 5000) AS n(id)";
        String minute = vendor == Vendor.H2
                ? "DATEADD(MINUTE, id, TIMESTAMP '2026-01-01 00:00:00')"
                : "TIMESTAMP '2026-01-01 00:00:00' + id * INTERVAL '1 minute'";
        theirs.database()
                .execute(
                        "INSERT INTO THEIRS_JOB_INSTANCE SELECT id, 0, CASE WHEN id <= 1000 THEN 'old'"
                                + " WHEN MOD(id, 997) = 0 THEN 'rare' ELSE 'many' END, CAST(id AS VARCHAR(32)) FROM "
                                + range,
                        "INSERT INTO THEIRS_JOB_EXECUTION (JOB_EXECUTION_ID, JOB_INSTANCE_ID, CREATE_TIME, STATUS) SELECT id,"
                                + " id, " + minute
                                + ", CASE WHEN MOD(id, 10) = 0 THEN 'FAILED' ELSE 'COMPLETED' END FROM "
                                + range,
                        "INSERT INTO THEIRS_JOB_EXECUTION_PARAMS SELECT id, 'third', 'java.lang.Long',"
                                + " CAST(MOD(id, 3) AS VARCHAR(10)), 'Y' FROM " + range,
                        "INSERT INTO THEIRS_JOB_EXECUTION_PARAMS SELECT id, 'long', 'java.lang.String', CONCAT(REPEAT('x', 2000),"
                                + " CAST(id AS VARCHAR(10))), 'Y' FROM " + range + " WHERE id <= 10");
        return theirs;
    }

    private static Instant minute(long id) {
        return LocalDateTime.of(2026, 1, 1, 0, 0)
                .plusMinutes(id)
                .atZone(ZoneId.systemDefault())
                .toInstant();
    }

    private static List<Long> expected(LongPredicate wanted) {
        return LongStream.rangeClosed(1, EXECUTIONS)
                .filter(wanted)
                .boxed()
                .sorted(Collections.reverseOrder())
                .toList();
    }

    private static List<Long> ids(ExecutionPage page) {
        return page.executions().stream().map(Execution::id).toList();
    }

    /** Turns all pages to the oldest one, and back. */
    private static void assertPages(RepositoryReader reader, ExecutionFilter filter, LongPredicate wanted) {
        List<Long> all = expected(wanted);
        int pages = 0;
        List<Long> seen = new ArrayList<>();
        ExecutionPage page = reader.page(filter, LIMIT);
        assertThat(page.newer()).isFalse();
        while (true) {
            seen.addAll(ids(page));
            if (!page.older() || pages == 5) {
                break;
            }
            pages++;
            page = reader.page(filter.before(seen.get(seen.size() - 1)), LIMIT);
        }
        assertThat(seen).isEqualTo(all.subList(0, seen.size()));
        assertThat(page.older()).isEqualTo(seen.size() < all.size());
        for (; pages > 0; pages--) {
            assertThat(page.newer()).isTrue();
            page = reader.page(filter.after(ids(page).get(0)), LIMIT);
            assertThat(ids(page)).isEqualTo(all.subList((pages - 1) * LIMIT, pages * LIMIT));
            assertThat(page.older()).isTrue();
        }
        assertThat(page.newer()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void turnsPagesOfWhateverIsAskedFor(Vendor vendor, @TempDir Path directory) throws Exception {
        try (ForeignApplication theirs = filled(vendor, directory)) {
            RepositoryReader reader = theirs.reader();
            ExecutionFilter all = ExecutionFilter.ALL;
            assertPages(reader, all, id -> true);
            assertPages(reader, all.ofJob("many"), id -> id > 1000 && id % 997 != 0);
            assertPages(reader, all.ofJob("old"), id -> id <= 1000);
            assertPages(reader, all.ofJob("rare"), id -> id > 1000 && id % 997 == 0);
            assertPages(reader, all.ofJob("none"), id -> false);
            assertPages(reader, all.in(Set.of(FAILED)), id -> id % 10 == 0);
            assertPages(reader, all.in(Set.of(FAILED, COMPLETED)), id -> true);
            assertPages(reader, ExecutionFilter.RUNNING, id -> false);
            assertPages(reader, all.ofJob("old").in(Set.of(FAILED)), id -> id <= 1000 && id % 10 == 0);
            ParameterMatch second = new ParameterMatch("third", "2");
            assertPages(reader, all.with(second), id -> id % 3 == 2);
            assertPages(reader, all.with(second).ofJob("old"), id -> id <= 1000 && id % 3 == 2);
            assertPages(reader, all.with(new ParameterMatch("third", null)), id -> true);
            assertPages(reader, all.with(new ParameterMatch("third", "3")), id -> false);
            assertPages(reader, all.with(new ParameterMatch("long", null)), id -> id <= 10);
            assertPages(reader, all.with(new ParameterMatch("long", "x".repeat(2000) + "7")), id -> id == 7);
            TimeRange range = new TimeRange(minute(1500), minute(2500));
            assertPages(reader, all.created(range), id -> id >= 1500 && id < 2500);
            assertPages(reader, all.created(new TimeRange(null, minute(20))), id -> id < 20);
            assertPages(reader, all.created(new TimeRange(minute(4990), null)), id -> id >= 4990);
            assertPages(
                    reader,
                    all.created(new TimeRange(null, minute(4000)))
                            .ofJob("old")
                            .in(Set.of(FAILED))
                            .with(second),
                    id -> id <= 1000 && id % 10 == 0 && id % 3 == 2);
        }
    }

    /** Hosts whose clocks differ: what is made at the same time, and what was made before what has a smaller id. */
    @ParameterizedTest
    @EnumSource
    void turnsPagesInTheOrderOfTime(Vendor vendor, @TempDir Path directory) throws Exception {
        try (ForeignApplication theirs = filled(vendor, directory)) {
            try (Connection connection = theirs.pool().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("UPDATE THEIRS_JOB_EXECUTION SET CREATE_TIME = TIMESTAMP '2025-01-01 00:00:00'"
                        + " WHERE JOB_EXECUTION_ID IN (10, 20, 30, 4000)");
            }
            ExecutionFilter filter = ExecutionFilter.ALL.created(new TimeRange(null, minute(3)));
            RepositoryReader reader = theirs.reader();
            assertThat(ids(reader.page(filter, 3))).containsExactly(2L, 1L, 4000L);
            assertThat(ids(reader.page(filter.before(4000L), 3))).containsExactly(30L, 20L, 10L);
            assertThat(ids(reader.page(filter.after(30L), 2))).containsExactly(1L, 4000L);
            assertThat(ids(reader.page(filter.before(10L), 3))).isEmpty();
        }
    }

    @Test
    void aSecretIsNotGuessedAt() {
        assertThatThrownBy(() -> new ParameterMatch("db.password", "guess"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sounds secret");
        assertThat(new ParameterMatch("db.password", null).value()).isNull();
    }

    @Test
    void readsAParameterAsPeopleWriteIt() {
        assertThat(ParameterMatch.of("a")).isEqualTo(new ParameterMatch("a", null));
        assertThat(ParameterMatch.of("a=b=c")).isEqualTo(new ParameterMatch("a", "b=c"));
        assertThat(ParameterMatch.of("a =")).isEqualTo(new ParameterMatch("a ", ""));
        assertThat(ParameterMatch.of("a = b").stripped()).isEqualTo(new ParameterMatch("a", "b"));
    }

    @Test
    void aPageHasOnePlace() {
        assertThatThrownBy(() -> new ExecutionFilter(null, Set.of(), null, null, 1L, 2L))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
