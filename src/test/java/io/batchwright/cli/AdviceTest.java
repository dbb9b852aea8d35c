package io.batchwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands that messages advise: they have the arguments of the execution, and do what they are said to do in a shell. */
class AdviceTest {

    private static final String ARGUMENTS = "metrics threshold=950 'source.path=it'\\''s mine.log'";

    private CliHome home;

    @BeforeEach
    void makeHome(@TempDir Path directory) {
        home = CliHome.onH2(directory).file("it's mine.log", "id=1,metric=960,status=a\nbad\nid=2,metric=1,status=b\n");
    }

    private CliHome.Result run(String... more) {
        List<String> all = new ArrayList<>(List.of("run", "metrics", "threshold=950", "source.path=it's mine.log"));
        all.addAll(List.of(more));
        return home.run(all.toArray(String[]::new));
    }

    /** Runs a command as a shell would read it. */
    private CliHome.Result typed(String command) throws Exception {
        Process shell = new ProcessBuilder("sh", "-c", "printf '%s\\n' " + command).start();
        String words = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return home.run(words.lines().toArray(String[]::new));
    }

    private static String advised(String text, String before) {
        Matcher matcher = Pattern.compile(Pattern.quote(before) + " *batchwright ([^\\n)]+)")
                .matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    @Test
    void afterTooManyRejects() throws Exception {
        CliHome.Result failed = run("max-rejects=0");
        assertThat(failed.exit()).isEqualTo(ExitCodes.FAILED);
        String raise = advised(failed.err(), "raise max-rejects (");
        assertThat(raise).isEqualTo("run " + ARGUMENTS + " max-rejects=…");
        String shown = home.run("jobs", "show", "1").out();
        assertThat(advised(shown, "To go on with its load:")).isEqualTo("jobs restart 1");
        String anew = advised(shown, "To begin anew, beside what is loaded:");
        assertThat(anew).isEqualTo("run " + ARGUMENTS + " max-rejects=0 --rerun");

        assertThat(typed(raise.replace('…', '5')).exit()).isZero();
        assertThat(home.query("select count(*) from metrics")).containsExactly("1");
        assertThat(typed(anew.replace("max-rejects=0", "max-rejects=5")).exit()).isZero();
        assertThat(home.query("select count(*) from metrics")).containsExactly("2");
        assertThat(typed(advised(home.run("jobs", "show", "1").out(), "Its rejects:"))
                        .out())
                .contains("metrics: 1 reject in load ");
    }

    @Test
    void afterACompleteRun() throws Exception {
        assertThat(run().exit()).isZero();
        String again = advised(home.run("jobs", "restart", "1").err(), "To load its input again:");
        assertThat(again).isEqualTo("run " + ARGUMENTS + " --rerun");
        assertThat(typed(again).out()).contains("completed");
        assertThat(home.query("select count(*) from metrics")).containsExactly("2");
    }

    @Test
    void whereTheInputHasGrown() throws Exception {
        assertThat(run().exit()).isZero();
        home.file("it's mine.log", "id=1,metric=960,status=a\nbad\nid=2,metric=1,status=b\nid=3,metric=970,status=c\n");
        CliHome.Result refused = run();
        assertThat(refused.exit()).isEqualTo(ExitCodes.FAILED);
        String again = advised(refused.err(), "use --rerun (");
        assertThat(again).isEqualTo("run " + ARGUMENTS + " --rerun");
        assertThat(typed(again).exit()).isZero();
    }

    @Test
    void afterAbandoning() throws Exception {
        run("max-rejects=0");
        String anew = advised(home.run("jobs", "abandon", "1").out(), "To load its input from the start:");
        assertThat(anew).isEqualTo("run " + ARGUMENTS + " max-rejects=0 --rerun");
        assertThat(advised(home.run("jobs", "restart", "1").err(), "To load its input from the start:"))
                .isEqualTo(anew);
    }

    @Test
    void secretsAreLeftToWhoeverTypes() {
        home.pipeline("secret", """
                parameters: { token: { type: string, secret: true }, threshold: { type: long } }
                source: { type: file, path: "it's mine.log" }
                format: { type: key-value }
                fields: { id: long, metric: long, status: string }
                sink: { type: jdbc, table: t }
                max-rejects: 0
                """);
        assertThat(home.run("run", "secret", "token=hush", "threshold=1").exit())
                .isEqualTo(ExitCodes.FAILED);
        CliHome.Result shown = home.run("jobs", "show", "1");
        assertThat(shown.out())
                .contains("To go on with its load:  batchwright jobs restart 1 token=…")
                .contains("batchwright run secret token=… threshold=1 --rerun")
                .doesNotContain("hush");
        assertThat(home.run("jobs", "restart", "1", "max-rejects=5").err())
                .contains("batchwright jobs restart 1 max-rejects=5 token=…");
    }

    @Test
    void aFileGivenByPathIsNamedByPath() throws Exception {
        String path = home.directory().resolve("config/pipelines/metrics.yml").toString();
        home.file("other place/m.yml", "");
        Path other = home.directory().resolve("other place/m.yml");
        Files.copy(Path.of(path), other, StandardCopyOption.REPLACE_EXISTING);
        assertThat(home.run("run", other.toString()).exit()).isZero();
        String again = advised(home.run("jobs", "restart", "1").err(), "To load its input again:");
        assertThat(again).isEqualTo("run '" + other + "' --rerun");
        assertThat(typed(again).out()).contains("completed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            jobs restart 77            | no execution 77 in this repository; to see those that there are:  batchwright jobs list
            jobs show 77               | no execution 77 in this repository; to see those that there are:  batchwright jobs list
            jobs stop 77               | no execution 77 in this repository; to see those that there are:  batchwright jobs list
            jobs recover 77            | no execution 77 in this repository; to see those that there are:  batchwright jobs list
            jobs abandon 77            | no execution 77 in this repository; to see those that there are:  batchwright jobs list
            rejects show metrics --run 77 | no execution 77 in this repository; to see those that there are:  batchwright jobs list
            jobs list metric           | no pipeline 'metric' (did you mean 'metrics'?); there are access-log, metrics, reviews
            jobs list metric --json    | no pipeline 'metric' (did you mean 'metrics'?); there are access-log, metrics, reviews
            jobs next metric           | there is no pipeline 'metric' in config/pipelines (did you mean 'metrics'?)
            jobs pause metric          | there is no pipeline 'metric' in config/pipelines (did you mean 'metrics'?)
            jobs stop metrics          | no execution of 'metrics' is running; batchwright jobs list --status started shows those that are
            rejects list metric        | no pipeline 'metric' (did you mean 'metrics'?); there are access-log, metrics, reviews
            rejects show metric        | no pipeline 'metric' (did you mean 'metrics'?); there are access-log, metrics, reviews
            rejects export metric      | no pipeline 'metric' (did you mean 'metrics'?); there are access-log, metrics, reviews
            rejects purge metric --all --yes | no pipeline 'metric' (did you mean 'metrics'?); there are access-log, metrics, reviews
            rejects show reviews       | 'reviews' has not been run yet in this database; to run it:  batchwright run reviews
            rejects export metrics --format xyz | expected one of csv, json-lines, raw, found 'xyz'
            jobs list --status faild   | expected one of starting, started, stopping, stopped, completed, failed, abandoned, unknown, found 'faild' (did you mean 'failed'?)
            jobs show abc              | expected a whole number, found 'abc'. Help:  batchwright jobs show --help
            serve --port abc           | expected a whole number, found 'abc'. Help:  batchwright serve --help
            jobs shwo 1                | unknown command 'shwo' (did you mean 'show'?). Help:  batchwright jobs --help
            runn metrics               | unknown command 'runn' (did you mean 'run'?). Help:  batchwright --help
            run metrics --rerunn       | unknown option '--rerunn' (did you mean '--rerun'?). Help:  batchwright run --help
            serve --address 203.0.113.1 --port 0 | can not listen at 203.0.113.1
            """)
    void whatCanNotBeDoneIsSaidInALine(String command, String message) {
        home.file("in.log", "id=1,metric=960,status=a\n");
        assertThat(home.run("run", "metrics", "source.path=in.log").exit()).isZero();
        CliHome.Result result = home.run(command.split(" "));
        assertThat(result.err()).contains(message).hasLineCount(1).doesNotContain("\tat ");
        assertThat(result.exit()).isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void aDatabasesHostIsNotTakenForTheServersAddress() {
        CliHome.Result result =
                home.run("serve", "--port", "0", "--repository", "jdbc:postgresql://nohost.invalid/x?password=hush");
        assertThat(result.err())
                .startsWith("batchwright: --repository jdbc:postgresql://nohost.invalid/x?password=***: ")
                .hasLineCount(1);
        assertThat(result.exit()).isEqualTo(ExitCodes.FAILED);
    }

    @Test
    void aFilteredListOfAKnownPipelineMayBeEmpty() {
        assertThat(home.run("jobs", "list", "metrics").out()).isEqualTo("no such executions\n");
        assertThat(home.run("rejects", "list", "metrics").out()).isEqualTo("no rejects of 'metrics'\n");
    }
}
