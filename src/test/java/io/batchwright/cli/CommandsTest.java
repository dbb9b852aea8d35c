package io.batchwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that need no database, and wrong usage. */
class CommandsTest {

    private CliHome home;

    @BeforeEach
    void makeHome(@TempDir Path directory) {
        home = CliHome.onH2(directory);
    }

    @Test
    void validatesEveryShippedPipeline() {
        for (String name : new String[] {"metrics", "access-log", "reviews"}) {
            CliHome.Result result = home.run("validate", name);
            assertThat(result.exit()).as(result.err()).isZero();
            assertThat(result.out()).startsWith(name + " is valid. It writes: ");
        }
    }

    @Test
    void saysWhichPasswordsItTakes() {
        CliHome.Result result = home.run("serve", "hash-password", "--help");
        assertThat(result.exit()).isZero();
        assertThat(result.out()).containsPattern("at\\s+least\\s+8\\s+characters");
    }

    @Test
    void reportsAllProblemsOfAPipelineWithTheirPlace() {
        home.pipeline("wrong", """
                source: { type: file, pth: in.log }
                format: { type: key-value }
                fields: { id: lng }
                sink: { type: jdbc, table: t, batch-size: many }
                """);
        CliHome.Result result = home.run("run", "wrong");
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err().lines())
                .anySatisfy(line -> assertThat(line).contains("wrong.yml:1:").contains("did you mean 'path'?"))
                .anySatisfy(line -> assertThat(line).contains("wrong.yml:3:").contains("lng"))
                .anySatisfy(line -> assertThat(line).contains("wrong.yml:4:").contains("many"));
        assertThat(home.directory().resolve("data")).doesNotExist();
    }

    @Test
    void reportsAnExpressionThatDoesNotTypeCheck() {
        CliHome.Result result = home.run("validate", "metrics", "transform[0].filter=metrc > 'x'");
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("metrc").contains("did you mean 'metric'?");
    }

    @Test
    void previewsEveryStageAndWritesNothing() {
        CliHome.Result result = home.run("preview", "metrics", "threshold=1", "-n", "4");
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("raw:")
                .contains("id=0,metric=0,status=ok")
                .contains("parsed:")
                .contains("filter metric > params.threshold:")
                .contains("no rejects");
        assertThat(home.directory().resolve("data")).doesNotExist();
    }

    @Test
    void previewsRejectsWithTheirReason() {
        home.file("bad.log", "id=1,metric=x\nid=2,metric=2000\nnonsense\n");
        CliHome.Result result = home.run("preview", "metrics", "source.path=bad.log");
        assertThat(result.out()).contains("rejects:").contains("found 'x'").contains("nonsense");
    }

    @Test
    void generatesTheSeedsBigFile(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("big.log");
        CliHome.Result result = home.run("generate", file.toString(), "--lines", "3");
        assertThat(result.exit()).as(result.err()).isEqualTo(2);

        int exit = Batchwright.execute("generate", file.toString(), "--lines", "3");
        assertThat(exit).isZero();
        assertThat(Files.readString(file))
                .isEqualTo("id=0,metric=0,status=active\nid=1,metric=2,status=active\nid=2,metric=4,status=active\n");
        assertThat(Batchwright.execute("generate", file.toString())).isEqualTo(2);
    }

    @Test
    void wrongUsageIsExitCode2() {
        assertThat(home.run("run").exit()).isEqualTo(2);
        assertThat(home.run("run", "metrics", "threshold").exit()).isEqualTo(2);
        assertThat(home.run("run", "metrics", "treshold=1").err()).contains("did you mean 'threshold'?");
        assertThat(home.run("run", "metric").err()).contains("did you mean 'metrics'?");
        assertThat(home.run("preview", "metrics", "-n", "0").exit()).isEqualTo(2);
    }

    @Test
    void aGroupAloneIsWrongUsageAndTheRootAloneIsHelp() {
        for (String group : new String[] {"jobs", "rejects"}) {
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            assertThat(Batchwright.execute(new PrintWriter(out), new PrintWriter(err), group))
                    .isEqualTo(2);
            assertThat(out.toString()).isEmpty();
            assertThat(err.toString()).contains("Missing required subcommand").contains("Usage: batchwright " + group);
        }
        StringWriter out = new StringWriter();
        assertThat(Batchwright.execute(new PrintWriter(out), new PrintWriter(new StringWriter())))
                .isZero();
        assertThat(out.toString()).startsWith("Usage: batchwright");
    }

    @Test
    void homeWithoutConfigIsSaid(@TempDir Path empty) {
        StringWriter err = new StringWriter();
        int exit = Batchwright.execute(
                new PrintWriter(new StringWriter()),
                new PrintWriter(err),
                "run",
                "metrics",
                "--home",
                empty.toString());
        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains("no config/ directory in").contains("--home");
    }

    @Test
    void namesThatADatabaseWouldCutAreRefused() {
        CliHome.Result table = home.run("validate", "metrics", "sink.table=" + "t".repeat(64));
        assertThat(table.exit()).isEqualTo(2);
        assertThat(table.err()).contains("at most 63 bytes").contains("found 64");
        assertThat(home.run("validate", "metrics", "sink.table=" + "t".repeat(63))
                        .exit())
                .isZero();
        CliHome.Result column = home.run("validate", "metrics", "fields." + "c".repeat(64) + "=long");
        assertThat(column.err()).contains("at most 63 bytes in a column's name");
    }

    @Test
    void everyWrongFilterIsReportedAndWhatFollowsToo() {
        home.pipeline("filters", """
                source: { type: file, path: in.log }
                format: { type: key-value }
                fields: { id: long }
                transform:
                  - filter: nope > 1
                  - filter: id > "a"
                sink: { type: jdbc, table: a.b.c }
                """);
        assertThat(home.run("validate", "filters").err().lines())
                .hasSize(3)
                .anySatisfy(line -> assertThat(line).contains("filters.yml:5:").contains("nope"))
                .anySatisfy(line -> assertThat(line).contains("filters.yml:6:"))
                .anySatisfy(line -> assertThat(line).contains("filters.yml:7:").contains("a.b.c"));
    }
}
