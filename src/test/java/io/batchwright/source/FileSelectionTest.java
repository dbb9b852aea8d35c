package io.batchwright.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.batchwright.record.InputPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileSelectionTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path home;

    @BeforeEach
    void makeFiles() throws IOException {
        for (String name : List.of(
                "b.log",
                "a.log",
                "B.log",
                "a.txt",
                ".hidden.log",
                "logs/1.log",
                "logs/10.log",
                "logs/2.log",
                "logs/deep/x.log",
                "logs/.git/y.log",
                "odd/a{b}.log",
                "odd/é*.log")) {
            Path file = home.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, name);
        }
        Files.createDirectory(home.resolve("empty"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a.log                  | a.log
            ./a.log                | a.log
            logs/../a.log          | logs/../a.log
            *.log                  | B.log a.log b.log
            ?.log                  | B.log a.log b.log
            .*.log                 | .hidden.log
            a.{txt,log}            | a.log a.txt
            {logs/{1,2},a}.log     | a.log logs/1.log logs/2.log
            logs                   | logs/1.log logs/10.log logs/2.log
            logs/                  | logs/1.log logs/10.log logs/2.log
            logs/*                 | logs/1.log logs/10.log logs/2.log
            l*s/1?.log             | logs/10.log
            **/x.log               | logs/deep/x.log
            **/a.log               | a.log
            logs/**                | logs/1.log logs/10.log logs/2.log logs/deep/x.log
            logs/**/*.log          | logs/1.log logs/10.log logs/2.log logs/deep/x.log
            odd/a{b}.log           | odd/a{b}.log
            odd/é*.log             | odd/é*.log
            """)
    void finds(String pattern, String files) {
        assertThat(String.join(" ", names(pattern))).isEqualTo(files);
    }

    @Test
    void keepsTheGivenOrderAndReadsAFileOnce() throws IOException {
        Files.createSymbolicLink(home.resolve("link.log"), home.resolve("a.log"));
        assertThat(names("b.log", "logs", "./b.log", "*.log", "logs/2.log"))
                .containsExactly("b.log", "logs/1.log", "logs/10.log", "logs/2.log", "B.log", "a.log");
    }

    @Test
    void namesAFileOutsideHomeAbsolutely(@TempDir Path elsewhere) throws IOException {
        Path file = Files.writeString(elsewhere.resolve("x.log"), "x");
        assertThat(names(file.toString(), elsewhere + "/*.log")).containsExactly(file.toString());
    }

    @Test
    void followsNoLinksBelowADoubleStar() throws IOException {
        Files.createSymbolicLink(home.resolve("logs/loop"), home.resolve("logs"));
        assertThat(names("logs/**/x.log")).containsExactly("logs/deep/x.log");
    }

    @Test
    void saysWhatIsMissingAndWhereItLooked() {
        assertFails("no.log", "'no.log' does not exist", home + "/no.log", "home directory " + home, "--home");
        assertFails("/no/such.log", "'/no/such.log' does not exist", "correct the path");
        assertFails("no/*.log", "no file matches 'no/*.log'", home + "/no/*.log", "--home");
        assertFails("e*", "no file matches 'e*'");
        assertFails("empty", "directory 'empty' (" + home.resolve("empty") + ") has no files", "empty/**");
        // Java versions differ in whether such a path does not exist or cannot be read.
        assertFails("a.log/b", "'a.log/b'", home + "/a.log/b");
        assertFails("/dev/null", "'/dev/null'", "no regular file");
    }

    @Test
    void failsForAnyMissingPathOfAList() {
        assertThatThrownBy(() -> names("a.log", "no.log")).hasMessageContaining("no.log");
    }

    private void assertFails(String pattern, String... words) {
        assertThatThrownBy(() -> names(pattern))
                .isInstanceOf(SourceException.class)
                .hasMessageContainingAll(words);
    }

    private List<String> names(String... patterns) {
        return new FileSourceSpec(List.of(patterns), "UTF-8", ReadMode.ALL, false)
                .open(SourceContext.of(home)).plan().inputs().stream()
                        .map(InputPlan.Input::name)
                        .toList();
    }
}
