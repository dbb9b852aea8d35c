package io.batchwright.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.batchwright.fixture.TestDatabase;
import io.batchwright.sink.Vendor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said about a database before it is shown: whose repository it is, and which indexes to make. */
class RepositoryCheckTest {

    private static RepositoryReport check(ForeignApplication theirs) {
        return new RepositoryCheck(theirs.access()).report();
    }

    @ParameterizedTest
    @EnumSource
    void tellsTheVersions(Vendor vendor, @TempDir Path directory) throws Exception {
        try (ForeignApplication theirs = new ForeignApplication(vendor, directory)) {
            assertThat(check(theirs).version()).isEqualTo(RepositoryVersion.SIX);
            assertThat(check(theirs.onVersion5()).version()).isEqualTo(RepositoryVersion.FIVE);
            theirs.database().execute("DROP SEQUENCE THEIRS_JOB_SEQ");
            assertThat(check(theirs).version()).isEqualTo(RepositoryVersion.FIVE_OR_SIX);
        }
    }

    @ParameterizedTest
    @EnumSource
    void namesIndexesThatDoMendIt(Vendor vendor, @TempDir Path directory) throws Exception {
        try (ForeignApplication theirs = new ForeignApplication(vendor, directory)) {
            RepositoryReport report = check(theirs);
            // The unique constraint of instances begins with the name; H2 makes indexes for foreign keys.
            assertThat(report.missing())
                    .extracting(MissingIndex::statement)
                    .hasSize(vendor == Vendor.H2 ? 5 : 8)
                    .anyMatch(statement -> statement.contains("THEIRS_JOB_EXECUTION (STATUS, JOB_EXECUTION_ID)"));
            report.missing().forEach(index -> theirs.database().execute(index.statement()));
            assertThat(check(theirs).missing()).isEmpty();
        }
    }

    /** What our own migrations make, in a schema that is not the first one. */
    @Test
    void missesNothingInOurOwn() {
        TestDatabase ours = TestDatabase.postgres().migrate();
        ours.execute("ALTER SCHEMA public RENAME TO etl", "CREATE SCHEMA public");
        try (HikariDataSource pool = pool(ours)) {
            RepositoryAccess access = new RepositoryAccess(pool, "etl.BATCH_", ZoneOffset.UTC, Duration.ZERO);
            assertThat(new RepositoryCheck(access).report()).satisfies(report -> {
                assertThat(report.version()).isEqualTo(RepositoryVersion.SIX);
                assertThat(report.missing()).isEmpty();
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysWhatIsNoRepository(Vendor vendor, @TempDir Path directory) throws Exception {
        try (ForeignApplication theirs = new ForeignApplication(vendor, directory)) {
            RepositoryAccess other = new RepositoryAccess(theirs.pool(), "BATCH_", ZoneOffset.UTC, Duration.ZERO);
            assertThatThrownBy(new RepositoryCheck(other)::report)
                    .isInstanceOf(MonitorException.class)
                    .hasMessageContaining("begin with 'BATCH_', found no BATCH_JOB_INSTANCE");
            theirs.database().execute("ALTER TABLE THEIRS_JOB_EXECUTION_PARAMS DROP COLUMN PARAMETER_NAME");
            assertThatThrownBy(() -> check(theirs))
                    .isInstanceOf(MonitorException.class)
                    .hasMessageContaining("of an older version");
        }
    }

    @Test
    void saysThatADatabaseIsNotThere() {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl("jdbc:postgresql://127.0.0.1:1/none");
            pool.setConnectionTimeout(250);
            pool.setInitializationFailTimeout(-1);
            RepositoryAccess access = new RepositoryAccess(pool, "BATCH_", ZoneOffset.UTC, Duration.ZERO);
            assertThatThrownBy(new RepositoryCheck(access)::report)
                    .isInstanceOf(MonitorException.class)
                    .hasMessageStartingWith("the job repository can not be read: ");
        }
    }

    private static HikariDataSource pool(TestDatabase database) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.user());
        return pool;
    }
}
