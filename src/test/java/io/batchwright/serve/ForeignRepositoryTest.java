package io.batchwright.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.fixture.TestDatabase;
import io.batchwright.fixture.TestServer;
import io.batchwright.fixture.WebUser;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** Another application's repository, as Spring Batch's own script makes it, over HTTP. */
class ForeignRepositoryTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path home;

    @Test
    void isOnlyLookedAt() {
        try (TestDatabase database = repository();
                TestServer server = TestServer.foreign(home, address(database, false))) {
            WebUser operator = server.user(TestServer.OPERATOR);
            assertThat(operator.page("/").body())
                    .contains("Spring Batch 6")
                    .contains("CREATE INDEX")
                    .contains("nightly #1");
            assertThat(operator.page("/executions/1").body())
                    .contains("STARTED")
                    .contains("nightly")
                    .doesNotContain("Recover it");
            assertThat(operator.page("/pipelines").status()).isEqualTo(404);
            operator.post("/executions/1/recover", Map.of());
            assertThat(status(database)).isEqualTo("STARTED");
        }
    }

    @Test
    void isActedOnIfThatIsAllowed() {
        try (TestDatabase database = repository();
                TestServer server = TestServer.foreign(home, address(database, true))) {
            server.user(TestServer.VIEWER).post("/executions/1/recover", Map.of());
            assertThat(status(database)).isEqualTo("STARTED");
            WebUser operator = server.user(TestServer.OPERATOR);
            operator.post("/executions/1/recover", Map.of());
            assertThat(status(database)).isEqualTo("FAILED");
            operator.post("/executions/1/abandon", Map.of());
            assertThat(status(database)).isEqualTo("ABANDONED");
            assertThat(operator.page("/audit").body()).contains("recover").contains("abandon");
        }
    }

    private static TestDatabase repository() {
        TestDatabase database = TestDatabase.postgres();
        DriverManagerDataSource source = source(database);
        new ResourceDatabasePopulator(new ClassPathResource("org/springframework/batch/core/schema-postgresql.sql"))
                .execute(source);
        JdbcClient jdbc = JdbcClient.create(source);
        jdbc.sql(
                        "INSERT INTO BATCH_JOB_INSTANCE (JOB_INSTANCE_ID, VERSION, JOB_NAME, JOB_KEY) VALUES (1, 0, 'nightly', 'k')")
                .update();
        jdbc.sql(
                        "INSERT INTO BATCH_JOB_EXECUTION (JOB_EXECUTION_ID, VERSION, JOB_INSTANCE_ID, CREATE_TIME, START_TIME, STATUS)"
                                + " VALUES (1, 0, 1, now(), now(), 'STARTED')")
                .update();
        return database;
    }

    private static RepositoryAddress address(TestDatabase database, boolean operationsAllowed) {
        return new RepositoryAddress(database.url(), database.user(), database.password(), "BATCH_", operationsAllowed);
    }

    private static String status(TestDatabase database) {
        return JdbcClient.create(source(database))
                .sql("SELECT STATUS FROM BATCH_JOB_EXECUTION")
                .query(String.class)
                .single();
    }

    private static DriverManagerDataSource source(TestDatabase database) {
        return new DriverManagerDataSource(database.url(), database.user(), database.password());
    }
}
