package io.batchwright.pipeline;

import static io.batchwright.pipeline.PipelineFiles.VALID;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.batchwright.record.Kind;
import io.batchwright.spec.TextForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineSchemaTest {

    private static final Path COMMITTED = Path.of("config", "pipeline.schema.json");
    private static final String UPDATE = "batchwright.update-schema";

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(PipelineSchema.json());

    @Test
    void theCommittedFileIsUpToDate() throws IOException {
        if (Boolean.getBoolean(UPDATE)) {
            Files.writeString(COMMITTED, PipelineSchema.json());
        }

        assertThat(Files.readString(COMMITTED))
                .as(
                        "%s is made from the specs; make it anew with ./mvnw test -Dtest=PipelineSchemaTest -D%s=true",
                        COMMITTED, UPDATE)
                .isEqualTo(PipelineSchema.json());
    }

    @Test
    void theSchemaIsASchema() {
        Schema draft = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(com.networknt.schema.SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

        assertThat(draft.validate(PipelineSchema.json(), InputFormat.JSON)).isEmpty();
    }

    static Stream<Path> pipelines() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("config", "pipelines"))) {
            return files.toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("pipelines")
    void everyShippedPipelineIsValid(Path file) throws IOException {
        assertThat(errors(Files.readString(file))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "max-rejects: 5\n",
                "max-rejects: 5%\n",
                "max-rejects: unlimited\n",
                "max-rejects: ${REJECTS:5}\n",
                "commit-bytes: 64KiB\n",
                "commit-bytes: 65536\n",
                "commit-every: ${EVERY}\n",
                "commit-interval: 500ms\n",
                "transform:\n  - filter: metric > 1\n",
                "description: x\n"
            })
    void acceptsWhatTheLoaderAccepts(String more) {
        assertThat(errors(VALID + more)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "max-rejects: many\n",
                "max-rejcts: 5\n",
                "commit-bytes: 5 parsecs\n",
                "commit-every: often\n",
                "commit-interval: 5\n",
                "transform:\n  - fliter: metric > 1\n",
                "transform:\n  filter: metric > 1\n",
                "transform:\n  - {filter: metric > 1, more: 2}\n"
            })
    void refusesWhatTheLoaderRefuses(String more) {
        assertThat(errors(VALID + more)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type: file/type: fiel",
                "type: file/kind: file",
                "path:/pth:",
                "type: jdbc/type: jdbc\n  batchsize: 5",
                "table: metrics/table: [metrics]",
                "id: long/id: lnog",
                "type: long, default: 0/default: 0",
                "type: long, default: 0/type: long, defualt: 0",
                "default: 900/default: 900, secret: perhaps"
            })
    void refusesAWrongKeyOrValueAnywhere(String change) {
        String[] oldAndNew = change.split("/");
        String wrong = VALID.replace(oldAndNew[0], oldAndNew[1]);

        assertThat(wrong).isNotEqualTo(VALID);
        assertThat(errors(wrong)).isNotEmpty();
    }

    @Test
    void editorsAreOfferedEveryType() {
        TextForm form = Objects.requireNonNull(TypeText.class.getAnnotation(TextForm.class));

        assertThat(form.values())
                .containsExactlyInAnyOrder(
                        Arrays.stream(Kind.values()).map(Kind::yamlName).toArray(String[]::new));
    }

    private static List<Error> errors(String yaml) {
        return SCHEMA.validate(yaml, InputFormat.YAML);
    }
}
