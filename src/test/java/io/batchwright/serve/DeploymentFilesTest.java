package io.batchwright.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The examples for other schedulers can be read, and go with our exit codes and commands. */
class DeploymentFilesTest {

    private static final Path DEPLOY = Path.of("config", "deploy");

    static Stream<Path> manifests() throws IOException {
        try (Stream<Path> files = Files.list(DEPLOY.resolve("kubernetes"))) {
            return files.toList().stream();
        }
    }

    private static List<Object> documents(Path file) throws IOException {
        List<Object> documents = new ArrayList<>();
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        new Yaml(new SafeConstructor(strict)).loadAll(Files.readString(file)).forEach(documents::add);
        return documents;
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void manifestsAreKubernetesObjects(Path file) throws IOException {
        assertThat(documents(file))
                .isNotEmpty()
                .allSatisfy(document -> assertThat(document)
                        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                        .containsKeys("apiVersion", "kind", "metadata", "spec"));
    }

    @Test
    void theJobKnowsTheExitCodes() throws IOException {
        String job = documents(DEPLOY.resolve("kubernetes/cronjob.yml")).get(0).toString();
        assertThat(job)
                .contains("action=FailJob, onExitCodes={containerName=run, operator=In, values=[2]}")
                .contains("action=Ignore, onExitCodes={containerName=run, operator=In, values=[3]}")
                .contains("restartPolicy=Never", "args=[run, metrics]");
    }

    @Test
    void unitsKnowTheExitCodes() throws IOException {
        assertThat(Files.readAllLines(DEPLOY.resolve("systemd/batchwright-run@.service")))
                .contains("SuccessExitStatus=3 143", "ExecStart=/opt/batchwright/bin/batchwright run %i");
        assertThat(Files.readAllLines(DEPLOY.resolve("systemd/batchwright.service")))
                .contains("RestartPreventExitStatus=2", "ExecStart=/opt/batchwright/bin/batchwright serve");
    }
}
