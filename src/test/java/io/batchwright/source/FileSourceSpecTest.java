package io.batchwright.source;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.spec.Mark;
import io.batchwright.spec.Problem;
import io.batchwright.spec.Problems;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileSourceSpecTest {

    @Test
    void reportsEverythingWrong() {
        assertThat(problems(new FileSourceSpec(List.of("a", " "), "UTF-9", ReadMode.ALL, false)))
                .satisfiesExactly(
                        problem -> assertThat(problem).startsWith("source.path[1]"),
                        problem -> assertThat(problem).startsWith("source.charset: unknown charset 'UTF-9'"));
        assertThat(problems(new FileSourceSpec(List.of(), "no charset!", ReadMode.ALL, false)))
                .hasSize(2);
        assertThat(problems(new FileSourceSpec(List.of("*.log"), "latin1", ReadMode.ALL, false)))
                .isEmpty();
    }

    @Test
    void identifiesItselfByPathsAndCharset() {
        assertThat(new FileSourceSpec(List.of("b", "a"), "utf8", ReadMode.ALL, false).identity())
                .isEqualTo(new FileSourceSpec(List.of("b", "a"), "UTF-8", ReadMode.ALL, false).identity())
                .containsExactly(entry("path", "b\na"), entry("charset", "UTF-8"));
    }

    private static List<String> problems(FileSourceSpec spec) {
        Problems problems = new Problems((path, offset) -> new Mark(path, 1, 1));
        spec.validate(problems.in("source"));
        return problems.all().stream().map(FileSourceSpecTest::text).toList();
    }

    private static String text(Problem problem) {
        return problem.mark().file() + ": " + problem.message();
    }
}
