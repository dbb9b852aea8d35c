package io.batchwright.pipeline.bind;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.spec.Problems;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentTest {

    private static final String YAML = """
            source:
              path: a.log
            steps:
              - filter: metric > 1
              - filter: "metric > 2"
              - filter: 'it''s'
              - filter: |
                  metric > 3 &&
                    status == "ok"
              - filter: >
                  folded
                  text
            fields: {metric: int, a.b: {from: x}, env: 'a ${X} b'}
            """;

    @ParameterizedTest(name = "{0} + {1}")
    @CsvSource({
        "'', 0, 1, 1",
        "source, 0, 2, 3",
        "source.path, 0, 2, 9",
        "source.path, 3, 2, 12",
        "source.charset, 0, 2, 3",
        "steps[0].filter, 9, 4, 22",
        "steps[1].filter, 0, 5, 13",
        "steps[1].filter, 9, 5, 23",
        "steps[2].filter, 3, 6, 13",
        "steps[3].filter, 0, 7, 13",
        "steps[3].filter, 9, 8, 16",
        "steps[3].filter, 16, 9, 9",
        "steps[4].filter, 9, 10, 13",
        "steps[9].filter, 9, 4, 3",
        "fields.metric.type, 2, 13, 20",
        "fields.a.b.from, 0, 13, 35",
        "fields.env, 5, 13, 44",
        "nowhere.at.all, 3, 1, 1"
    })
    void knowsThePlaceOfEveryKey(String path, int offset, int line, int column) {
        Problems problems = Document.read("s.yml", YAML).collect();

        problems.add(path, offset, "here");

        assertThat(problems.all()).singleElement().hasToString("s.yml:" + line + ":" + column + ": here");
    }
}
