package io.batchwright.pipeline.bind;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.pipeline.bind.Sample.Circle;
import io.batchwright.pipeline.bind.Sample.Go;
import io.batchwright.pipeline.bind.Sample.Level;
import io.batchwright.pipeline.bind.Sample.Point;
import io.batchwright.pipeline.bind.Sample.Turn;
import io.batchwright.pipeline.bind.Sample.Wrapped;
import io.batchwright.spec.DataSize;
import io.batchwright.spec.Problem;
import io.batchwright.spec.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BinderTest {

    private static final Map<String, String> ENVIRONMENT =
            Map.of("SECRET", "open sesame", "TWO", "2", "NAME", "Ada", "EMPTY", "");

    private final Binder<Sample> binder = new Binder<>(Sample.class);

    static Stream<Arguments> problems() throws IOException {
        try (InputStream in = BinderTest.class.getResourceAsStream("problems.txt")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("(?m)^=== ")).skip(1).map(BinderTest::testCase);
        }
    }

    private static Arguments testCase(String text) {
        String[] titleAndRest = text.split("\n", 2);
        String[] fileAndProblems = titleAndRest[1].split("(?m)^---\n", 2);
        return Arguments.of(
                titleAndRest[0], fileAndProblems[0], fileAndProblems[1].lines().toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void problems(String title, String yaml, List<String> expected) {
        assertThat(problemsOf(binder.corrected(Document.read("s.yml", yaml))))
                .as(title)
                .isEqualTo(expected);
    }

    @Test
    void bindsEveryType() {
        Sample sample = bound("""
                name: 12.50
                max-count: 1_000
                total: "-5"
                enabled: true
                quote: \\t
                level: high
                size: 64KiB
                interval: 2m
                tags: one
                numbers: [1, {value: 2}]
                points: {a: 3, b: {x: 1, y: 2}}
                figure: {type: circle, radius: 4}
                steps: [go: 5, {turn: left, often: 1}]
                default: "null"
                """);

        assertThat(sample)
                .isEqualTo(new Sample(
                        "12.50",
                        1000,
                        -5,
                        true,
                        '\t',
                        Level.HIGH,
                        new DataSize(65536),
                        Duration.ofMinutes(2),
                        List.of("one"),
                        List.of(new Wrapped(1), new Wrapped(2)),
                        Map.of("a", new Point(3, 0), "b", new Point(1, 2)),
                        new Circle(4),
                        List.of(new Go(5), new Turn("left", new DataSize(1))),
                        "null"));
    }

    @Test
    void absentKeysHaveTheirDefaults() {
        assertThat(bound("name: x"))
                .isEqualTo(new Sample(
                        "x",
                        7,
                        1000,
                        false,
                        '"',
                        Level.VERY_LOW,
                        new DataSize(1 << 20),
                        Duration.ofSeconds(5),
                        List.of("a", "b"),
                        List.of(),
                        Map.of(),
                        null,
                        List.of(),
                        null));
    }

    @Test
    void keepsTheOrderOfMappings() {
        assertThat(bound("{name: x, points: {z: 1, a: 2, m: 3}}").points().keySet())
                .containsExactly("z", "a", "m");
    }

    @Test
    void anAliasStandsForItsAnchor() {
        assertThat(bound("{name: &n x, tags: [*n, *n]}").tags()).containsExactly("x", "x");
    }

    @Test
    void aliasesAreBounded() {
        String bomb = "name: x\ntags: [&a [x], " + "*a, ".repeat(30) + "x]";

        assertThat(problemsOf(Document.read("s.yml", bomb)))
                .singleElement()
                .asString()
                .startsWith("s.yml:1:1: no YAML: Number of aliases");
    }

    @Test
    void nestingIsBounded() {
        String deep = "name: " + "[".repeat(30) + "]".repeat(30);

        assertThat(problemsOf(Document.read("s.yml", deep)))
                .singleElement()
                .asString()
                .contains("Nesting Depth exceeded");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ${NAME}              | Ada
                    ${NAME:Bob}, ${NAME} | Ada, Ada
                    ${UNSET:Bob}         | Bob
                    ${UNSET:a:b}         | a:b
                    x${UNSET:}y          | xy
                    x${EMPTY}y           | xy
                    $${NAME}             | ${NAME}
                    $NAME $ {NAME}       | $NAME $ {NAME}
                    """)
    void takesTextFromTheEnvironment(String written, String text) {
        assertThat(bound("name: '" + written + "'").name()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    name           | y        | y
                    name           | *.log    | *.log
                    name           | ,        | ,
                    name           | "        | "
                    name           | 'a b'    | a b
                    name           | ${NAME}  | Ada
                    """)
    void anOverrideIsPlainTextUnlessItStartsAsYaml(String path, String value, String expected) {
        assertThat(bound(Document.read("s.yml", "name: x").with(path, value)).name())
                .isEqualTo(expected);
    }

    @Test
    void overridesReachEverywhere() {
        Document document = Document.read(
                        "s.yml",
                        "{name: x, points: {a.b: 3}, figure: {type: circle, radius: 1}, steps: [go: 1, go: 2]}")
                .with("tags", "[c, d]")
                .with("points.a.b.y", "4")
                .with("points.new", "{x: 5, y: 6}")
                .with("figure.radius", "9")
                .with("steps[1].go", "7");

        Sample sample = bound(document);

        assertThat(sample.tags()).containsExactly("c", "d");
        assertThat(sample.points()).isEqualTo(Map.of("a.b", new Point(3, 4), "new", new Point(5, 6)));
        assertThat(sample.figure()).isEqualTo(new Circle(9));
        assertThat(sample.steps()).containsExactly(new Go(1), new Go(7));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    max-cuont     | 3    | argument max-cuont: unknown key 'max-cuont' (did you mean 'max-count'?)
                    max-count     | many | argument max-count: expected a whole number, found 'many'
                    figure.raduis | 3    | argument figure.raduis: unknown key 'raduis' (did you mean 'radius'?)
                    points.p.z    | 3    | argument points.p.z: unknown key 'z'; expected x or y
                    tags          | [a   | argument tags: no YAML: while parsing a flow sequence: expected ',' or ']', but got <stream end>
                    name.first    | 3    | argument name.first: expected text, found a mapping
                    steps[7].go   | 3    | argument steps[7].go: there is no element [7]; 'steps' has 0, counted from 0
                    [             | 3    | argument [: unknown key '['; expected
                    """)
    void aWrongOverrideIsReportedWithItsPlace(String path, String value, String expected) {
        Document document = Document.read("s.yml", "{name: x, points: {p: 1}, figure: {type: circle, radius: 1}}")
                .with(path, value);

        assertThat(problemsOf(document)).singleElement().asString().startsWith(expected);
    }

    private Sample bound(String yaml) {
        return bound(Document.read("s.yml", yaml));
    }

    private Sample bound(Document document) {
        Binding binding = new Binding(document.collect(), ENVIRONMENT);
        Sample sample = make(document, binding);
        assertThat(binding.problems().all()).isEmpty();
        return Objects.requireNonNull(sample);
    }

    private List<String> problemsOf(Document document) {
        Problems problems = document.collect();
        Binding binding = new Binding(problems, ENVIRONMENT);
        Sample sample = make(document, binding);
        assertThat(sample == null && problems.isEmpty())
                .as("failed without a problem")
                .isFalse();
        return binding.reported().stream().map(Problem::toString).toList();
    }

    private @Nullable Sample make(Document document, Binding binding) {
        return binder.make(document, binder.bind(document, binding), binding);
    }
}
