package io.batchwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.fixture.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job repository in the embedded H2, the target in PostgreSQL. */
class NamedConnectionTest {

    private Path directory;
    private TestDatabase warehouse;
    private CliHome home;

    @BeforeEach
    void open(@TempDir Path temporary) {
        directory = temporary;
        warehouse = TestDatabase.postgres();
        home = CliHome.onH2(directory).file("config/application.yml", """
                connections:
                  warehouse:
                    url: "%s"
                    username: %s
                """.formatted(warehouse.url(), warehouse.user()));
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    @Test
    void checkpointAndRejectsAreWithTheRows() {
        home.file("in.log", "id=1,metric=950,status=a\nbad\nid=2,metric=950,status=b\n");
        assertThat(home.run("run", "metrics", "source.path=in.log", "sink.connection=warehouse")
                        .exit())
                .isZero();

        assertThat(warehouse.query("select id from metrics order by id")).containsExactly(List.of(1L), List.of(2L));
        assertThat(warehouse.query("select read_count, complete from batchwright_checkpoint"))
                .containsExactly(List.of(3L, true));
        assertThat(warehouse.number("select count(*) from batchwright_reject")).isEqualTo(1);
        assertThat(warehouse.number("select count(*) from batchwright_run")).isZero();
        assertThat(warehouse.number("select count(*) from information_schema.tables where table_name like 'batch\\_%'"))
                .isZero();
        assertThat(home.query("select status from batch_job_execution")).containsExactly("COMPLETED");
        assertThat(home.query("select count(*) from batchwright_checkpoint")).containsExactly("0");

        CliHome.Result rejects = home.run("rejects", "show", "metrics", "--connection", "warehouse");
        assertThat(rejects.out()).contains("1 reject", "in.log:2");
    }

    @Test
    void withoutItsRepositoryTheLoadIsStillKnown() throws IOException {
        home.run("run", "metrics", "sink.connection=warehouse");
        Files.delete(directory.resolve("data/batchwright.mv.db"));

        CliHome.Result again = home.run("run", "metrics", "sink.connection=warehouse");

        assertThat(again.exit()).isZero();
        assertThat(again.out()).contains("already loaded");
        assertThat(warehouse.number("select count(*) from metrics")).isEqualTo(99);
    }

    @Test
    void anotherConnectionIsAnotherLoad() {
        home.run("run", "metrics", "sink.connection=warehouse");
        assertThat(home.run("run", "metrics").out()).contains("completed");
        assertThat(home.query("select count(*) from metrics")).containsExactly("99");
    }

    @Test
    void anUnknownConnectionIsRefusedWithTheKnownOnes() {
        CliHome.Result result = home.run("run", "metrics", "sink.connection=warehous");
        assertThat(result.exit()).isEqualTo(ExitCodes.USAGE);
        assertThat(result.err()).contains("[warehouse]", "'warehous'", "(did you mean 'warehouse'?)", "connections:");
    }
}
