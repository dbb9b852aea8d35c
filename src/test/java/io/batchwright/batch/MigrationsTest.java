package io.batchwright.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.batchwright.fixture.TestDatabase;
import io.batchwright.sink.Vendor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MigrationsTest {

    private final Path directory;

    MigrationsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    private TestDatabase open(Vendor vendor) {
        return vendor == Vendor.H2 ? TestDatabase.h2(directory) : TestDatabase.postgres();
    }

    private static void apply(Migrations migrations, TestDatabase database) throws SQLException {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(database.url());
            pool.setUsername(database.user());
            migrations.apply(pool);
        }
    }

    /** Otherwise a new migration would not be applied to a database that has the others. */
    @ParameterizedTest
    @CsvSource({"H2, REPOSITORY_AND_LOADS", "H2, LOADS", "POSTGRESQL, REPOSITORY_AND_LOADS", "POSTGRESQL, LOADS"})
    void knowTheVersionsOfTheirScripts(Vendor vendor, Migrations migrations) throws IOException {
        try (Stream<Path> scripts = Files.walk(Path.of("src/main/resources", migrations.location(vendor)))) {
            Set<String> versions = scripts.map(script -> script.getFileName().toString())
                    .filter(name -> name.endsWith(".sql"))
                    .map(name -> name.substring(1, name.indexOf("__")))
                    .collect(Collectors.toSet());
            assertThat(migrations.versions()).isEqualTo(versions);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDatabaseForLoadsBecomesTheDefaultOne(Vendor vendor) throws SQLException {
        try (TestDatabase database = open(vendor)) {
            apply(Migrations.LOADS, database);
            assertThatThrownBy(() -> database.query("select * from batch_job_instance"))
                    .hasRootCauseInstanceOf(SQLException.class);
            apply(Migrations.REPOSITORY_AND_LOADS, database);
            apply(Migrations.REPOSITORY_AND_LOADS, database);
            apply(Migrations.LOADS, database);
            assertThat(database.number("select count(*) from batch_job_instance"))
                    .isZero();
            assertThat(database.number("select count(*) from batchwright_run")).isZero();
        }
    }

    @Test
    void areAppliedByOneProcessAfterTheOther() throws Exception {
        ExecutorService starts = Executors.newFixedThreadPool(2);
        try (TestDatabase database = TestDatabase.postgres();
                Connection other = database.open();
                Statement statement = other.createStatement()) {
            database.execute("create table somebody_elses (id integer)");
            other.setAutoCommit(false);
            statement.execute(Migrations.LOCK);
            List<Future<@Nullable Void>> ends = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                ends.add(starts.submit(() -> {
                    apply(Migrations.REPOSITORY_AND_LOADS, database);
                    return null;
                }));
            }
            await().until(
                            () -> database.number(
                                    "select count(*) from pg_locks where locktype = 'advisory' and not granted"),
                            waiting -> waiting == 2);
            assertThat(database.query("select to_regclass('batchwright_schema_history')"))
                    .containsExactly(Collections.singletonList(null));

            other.commit();

            for (Future<@Nullable Void> end : ends) {
                end.get();
            }
            assertThat(database.number("select count(*) from batchwright_schema_history where version <> '0'"))
                    .isEqualTo(Migrations.REPOSITORY_AND_LOADS.versions().size());
        } finally {
            starts.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theRepositoryOfSpringBatch5IsRefused(Vendor vendor) {
        try (TestDatabase database = open(vendor)) {
            database.execute("create sequence batch_job_seq");
            assertThatThrownBy(() -> apply(Migrations.REPOSITORY_AND_LOADS, database))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("Spring Batch 5")
                    .hasMessageContaining("currentSchema");
            assertThatThrownBy(() -> database.query("select * from batchwright_checkpoint"))
                    .hasRootCauseInstanceOf(SQLException.class);
        }
    }
}
