package io.batchwright.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.fixture.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MigrationsTest {

    private final Path directory;

    MigrationsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @ParameterizedTest
    @EnumSource
    void makeTheRepositoryAsSpringBatchDoes(Vendor vendor) throws SQLException {
        Set<String> ours;
        try (TestDatabase database = open(vendor, "ours").migrate()) {
            ours = batchColumns(database);
        }
        try (TestDatabase database = open(vendor, "theirs")) {
            database.execute(springBatchScript(vendor).split(";\\s*\\R"));
            assertThat(ours).hasSizeGreaterThan(30).isEqualTo(batchColumns(database));
        }
    }

    @ParameterizedTest
    @EnumSource
    void adoptTheTablesOfSpringBatch(Vendor vendor) {
        try (TestDatabase database = open(vendor, "adopted")) {
            database.execute(springBatchScript(vendor).split(";\\s*\\R"));
            database.execute(
                    "insert into batch_job_instance (job_instance_id, job_name, job_key) values (1, 'theirs', 'k')");
            database.migrate().migrate();
            assertThat(database.number("select count(*) from batch_job_instance"))
                    .isEqualTo(1);
            assertThat(database.number("select count(*) from batchwright_checkpoint"))
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void leaveAForeignDatabaseAlone(Vendor vendor) {
        try (TestDatabase database = open(vendor, "foreign")) {
            database.execute(
                    "create table flyway_schema_history (theirs integer)",
                    "create table orders (id bigint primary key)",
                    "insert into orders values (1)");
            database.migrate();
            assertThat(database.number("select count(*) from orders")).isEqualTo(1);
            assertThat(database.number("select count(*) from flyway_schema_history"))
                    .isZero();
            assertThat(database.number("select count(*) from \"batchwright_schema_history\" where \"version\" <> '0'"))
                    .isPositive();
        }
    }

    @Test
    void readTheDatabaseAsTheVendorThatItIs() throws SQLException {
        try (TestDatabase database = open(Vendor.H2, "vendor");
                Connection connection = database.open()) {
            assertThat(Vendor.of(connection)).isEqualTo(Vendor.H2);
        }
    }

    private TestDatabase open(Vendor vendor, String name) {
        return vendor == Vendor.H2 ? TestDatabase.h2(directory.resolve(name)) : TestDatabase.postgres();
    }

    private static String springBatchScript(Vendor vendor) {
        String name = "/org/springframework/batch/core/schema-" + vendor.name().toLowerCase(Locale.ROOT) + ".sql";
        try (InputStream script = MigrationsTest.class.getResourceAsStream(name)) {
            if (script == null) {
                throw new IllegalStateException("no " + name);
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> batchColumns(TestDatabase database) throws SQLException {
        Set<String> columns = new TreeSet<>();
        try (Connection connection = database.open();
                ResultSet found = connection.getMetaData().getColumns(null, null, "%", "%")) {
            while (found.next()) {
                String table = found.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
                if (table.startsWith("batch_") && found.getString("TABLE_SCHEM").equalsIgnoreCase("public")) {
                    columns.add(table + "." + found.getString("COLUMN_NAME") + " " + found.getString("TYPE_NAME") + "("
                            + found.getInt("COLUMN_SIZE") + ") " + found.getString("IS_NULLABLE"));
                }
            }
        }
        return columns;
    }
}
