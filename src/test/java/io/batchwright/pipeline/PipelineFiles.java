package io.batchwright.pipeline;

import io.batchwright.spec.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A home directory with pipeline files, for tests. */
record PipelineFiles(Path home) {

    static final String VALID = """
            parameters:
              threshold: {type: long, default: 900}
            source:
              type: file
              path: a.log
            format:
              type: key-value
            fields:
              id: long
              metric: {type: long, default: 0}
              status: string
            sink:
              type: jdbc
              table: metrics
            """;

    Path write(String name, String yaml) {
        try {
            Path directory = Files.createDirectories(home.resolve("config/pipelines"));
            return Files.writeString(directory.resolve(name), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Pipeline load(String yaml, Map<String, String> assignments, Map<String, String> environment) {
        return PipelineLoader.load(write("p.yml", yaml), assignments, environment, home);
    }

    Pipeline load(String yaml) {
        return load(yaml, Map.of(), Map.of());
    }

    static List<String> problemsOf(ThrowingCallable loading) {
        InvalidPipelineException thrown = Assertions.catchThrowableOfType(InvalidPipelineException.class, loading);
        return thrown.problems().stream().map(Problem::toString).toList();
    }
}
