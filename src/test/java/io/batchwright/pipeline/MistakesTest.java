package io.batchwright.pipeline;

import static io.batchwright.pipeline.PipelineFiles.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pipeline files with mistakes in several parts, as {@code mistakes.txt} lists them: all are reported, and nothing else. */
class MistakesTest {

    private static final String ASSIGNMENT = "+ ";

    private final PipelineFiles files;

    MistakesTest(@TempDir Path home) {
        this.files = new PipelineFiles(home);
    }

    static Stream<Arguments> areAllReported() throws IOException {
        try (InputStream in = MistakesTest.class.getResourceAsStream("mistakes.txt")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("(?m)^=== ")).skip(1).map(MistakesTest::testCase);
        }
    }

    private static Arguments testCase(String text) {
        String[] titleAndRest = text.split("\n", 2);
        String[] fileAndProblems = titleAndRest[1].split("(?m)^---\n", 2);
        Map<String, String> assignments = new LinkedHashMap<>();
        fileAndProblems[0]
                .lines()
                .filter(line -> line.startsWith(ASSIGNMENT))
                .map(line -> line.substring(ASSIGNMENT.length()).split("=", 2))
                .forEach(pair -> assignments.put(pair[0], pair[1]));
        return Arguments.of(
                titleAndRest[0],
                fileAndProblems[0].replaceAll("(?m)^\\+ .*\n", ""),
                assignments,
                fileAndProblems[1].lines().toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void areAllReported(String title, String yaml, Map<String, String> assignments, List<String> expected) {
        List<String> problems = problemsOf(() -> files.load(yaml, assignments, Map.of())).stream()
                .map(problem -> problem.replace("config/pipelines/p.yml:", ""))
                .toList();

        assertThat(String.join("\n", problems)).as(title).isEqualTo(String.join("\n", expected));
    }
}
