package io.batchwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pipelines that read what a query gives, from the database that they load into. */
abstract class JdbcSourceRunContract {

    private static final String PIPELINE = """
            parameters: { since: { type: long, default: 10 } }
            source:
              type: jdbc
              query: select id, region, amount from orders where id > :since
              key: [region, id]
            fields: { region: string, id: long, amount: "decimal(9,2)" }
            transform:
              - set: { share: 1000 / (id %% %d) }
            sink: { type: jdbc, table: copied }
            """;

    private CliHome home;

    abstract CliHome home(Path directory);

    @BeforeEach
    void makeHome(@TempDir Path directory) {
        home = home(directory);
        home.run("run", "metrics");
        home.execute(
                "create table orders(region varchar(9), id bigint, amount numeric(9, 2), primary key (region, id))");
        home.execute("insert into orders select concat('r', id % 3), id, id / 2.0 from metrics");
        home.pipeline("copy", PIPELINE.formatted(1000));
    }

    @Test
    void loadsOnce() {
        CliHome.Result first = home.run("run", "copy", "since=910");
        assertThat(first.exit()).as(first.err()).isZero();
        assertThat(home.query("select count(*), min(id), max(id), sum(amount) from copied"))
                .containsExactly("89|911|999|42497.50");
        assertThat(home.run("run", "copy", "since=910").out()).contains("already loaded");
        assertThat(home.run("run", "copy").exit()).isZero();
        assertThat(home.query("select count(*) from copied")).containsExactly("188");
    }

    @Test
    void keepsRejectedRowsAndReplaysThem() {
        home.pipeline("copy", PIPELINE.formatted(50));
        assertThat(home.run("run", "copy").exit()).isZero();
        assertThat(home.query("select input, line from batchwright_reject")).containsExactly("query|83");
        home.pipeline("copy", PIPELINE.formatted(1000));
        CliHome.Result replay = home.run("rejects", "replay", "copy");
        assertThat(replay.exit()).as(replay.err()).isZero();
        assertThat(home.query("select count(distinct id), sum(amount) from copied"))
                .containsExactly("99|47025.00");
    }

    @Test
    void previews() {
        CliHome.Result preview = home.run("preview", "copy", "-n", "2");
        assertThat(preview.exit()).as(preview.err()).isZero();
        assertThat(preview.out()).contains("{\"region\":\"r0\",\"id\":903,\"amount\":\"451.50\"}", "no rejects");
    }

    @Test
    void profiles() {
        Path picture = home.directory().resolve("picture");
        CliHome.Result profile = home.run("profile", "copy", "since=910", "-o", picture.toString());
        assertThat(profile.exit()).as(profile.err()).isZero();
        assertThat(profile.out()).containsPattern("lazy +\\| 89 .*\\| completed");
    }

    @Test
    void saysWhatIsWrongAndWritesNothing() {
        CliHome.Result result = home.run("run", "copy", "fields.total=long");
        assertThat(result.exit()).isEqualTo(ExitCodes.FAILED);
        assertThat(result.err().lines()).singleElement().asString().contains("field 'total' wants column 'total'");
        assertThat(home.query("select count(*) from information_schema.tables where lower(table_name) = 'copied'"))
                .containsExactly("0");
        assertThat(home.run("run", "copy", "source.query=select * from nowhere")
                        .err()
                        .lines())
                .singleElement()
                .asString()
                .startsWith("batchwright: source.query: ");
        assertThat(home.run("run", "copy", "source.connection=elsewhere").err())
                .contains("source.connection: expected one of the connections");
    }

    @Test
    void findsProblemsWithoutADatabase() {
        home.pipeline("wrong", """
                source:
                  type: jdbc
                  query: select a.b from x where y = :sinc and z = ?
                parameters: { since: long }
                fields: { b: { type: long, from: "a.b" } }
                sink: { type: jdbc, table: copied }
                """);
        CliHome.Result result = home.run("validate", "wrong", "since=1");
        assertThat(result.exit()).isEqualTo(ExitCodes.USAGE);
        assertThat(result.err())
                .contains(
                        "missing key 'key'",
                        "found '?'",
                        "unknown parameter ':sinc' (did you mean 'since'?)",
                        "found 'a.b'");
    }
}
