package io.batchwright.pipeline;

import static io.batchwright.pipeline.PipelineFiles.VALID;
import static io.batchwright.pipeline.PipelineFiles.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelinesTest {

    private final Path home;

    PipelinesTest(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void listsAndLocates() {
        PipelineFiles files = new PipelineFiles(home);
        Path b = files.write("b.yaml", VALID);
        Path a = files.write("a.yml", VALID);
        files.write("notes.txt", "");
        Pipelines pipelines = new Pipelines(home);

        assertThat(pipelines.names()).containsExactly("a", "b");
        assertThat(pipelines.locate("a")).isEqualTo(a);
        assertThat(pipelines.locate("b")).isEqualTo(b);
        assertThat(pipelines.locate(a.toString())).isEqualTo(a);
    }

    @Test
    void saysWhichThereAre() {
        PipelineFiles files = new PipelineFiles(home);
        files.write("metrics.yml", VALID);
        files.write("reviews.yml", VALID);
        Pipelines pipelines = new Pipelines(home);

        assertThat(problemsOf(() -> pipelines.locate("metrcs")))
                .containsExactly(
                        "config/pipelines/metrcs.yml: no pipeline 'metrcs' (did you mean 'metrics'?); there are"
                                + " metrics, reviews");
        assertThat(problemsOf(() -> pipelines.locate("no/such.yml")))
                .containsExactly("no/such.yml: no such pipeline file");
    }

    @Test
    void aDirectoryWithoutConfigIsNoHome() {
        Pipelines pipelines = new Pipelines(home);

        assertThat(pipelines.names()).isEmpty();
        assertThat(problemsOf(() -> pipelines.locate("metrics")))
                .singleElement()
                .asString()
                .contains("has no config directory", "--home");
    }
}
