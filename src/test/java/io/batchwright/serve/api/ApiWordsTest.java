package io.batchwright.serve.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiWordsTest {

    /** Where messages are made that a request may be answered with. */
    private static final List<String> PACKAGES = List.of("batch", "source", "sink", "schedule", "serve/own");

    private static final Pattern COMMAND =
            Pattern.compile("batchwright (?:run|jobs|rejects)|--(?:rerun|force|load)\\b");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            To load it again:  batchwright run orders --rerun | To load it again:  POST /api/pipelines/orders/runs with 'rerun'
            begin another load:  batchwright run orders | begin another load:  POST /api/pipelines/orders/runs
            run it from a shell:  batchwright run orders | run it from a shell
            If it is gone:  batchwright jobs recover 7 --force | If it is gone:  POST /api/executions/7/recover with 'force'
            put it right:  batchwright jobs recover 7 | put it right:  POST /api/executions/7/recover
            again:  batchwright jobs restart 7 a=… b=… | again:  POST /api/executions/7/restart with the 'parameters' a=… b=…
            left:  batchwright rejects replay o --load 3f | left:  POST /api/pipelines/o/rejects/replay with 'load': '3f'
            give it up (batchwright jobs abandon), so that | give it up (POST /api/executions/{id}/abandon), so that
            Put the original back, or use --rerun. | Put the original back, or use 'rerun'.
            load it again with run --rerun | load it again with 'rerun'
            'rejects show' has the reasons | GET /api/pipelines/{name}/rejects has the reasons
            (batchwright jobs abandon EXECUTION, which) | (POST /api/executions/{id}/abandon, which)
            batchwright jobs list o has the execution | GET /api/executions?pipeline=o has the execution
            and run the slot again:  batchwright jobs backfill o --from a --to b | and have the slot run again from a shell
            by hand:  batchwright run o slot=x --rerun | by hand:  POST /api/pipelines/o/runs with slot=x and 'rerun'
            again:  batchwright run o a=1 'b=it x' --rerun | again:  POST /api/pipelines/o/runs with a=1 'b=it x' and 'rerun'
            anew:  batchwright run o a=1 | anew:  POST /api/pipelines/o/runs with a=1
            use --rerun (batchwright run o a=1 --rerun); or | use 'rerun'; or
            raise max-rejects (batchwright run o a=1 max-rejects=…); | raise max-rejects;
            left:  batchwright rejects replay o --load 3f sink.table=b | left:  POST /api/pipelines/o/rejects/replay with 'load': '3f'
            run it from a shell:  batchwright run o a=1 | run it from a shell
            the file dump--loaded.csv has changed | the file dump--loaded.csv has changed
            nothing to say about commands: id=5 | nothing to say about commands: id=5
            """)
    void saysItInWordsOfTheInterface(String message, String said) {
        assertThat(ApiWords.of(message)).isEqualTo(said);
    }

    /** Every piece of text in the code that advises a command is one that is said otherwise. */
    @Test
    void knowsEveryAdviceThatThereIs() throws IOException {
        List<String> all = new ArrayList<>();
        for (String name : PACKAGES) {
            try (Stream<Path> files = Files.walk(Path.of("src/main/java/io/batchwright", name))) {
                List<String> advice = files.filter(file -> file.toString().endsWith(".java"))
                        .flatMap(ApiWordsTest::texts)
                        .filter(text -> COMMAND.matcher(text).find())
                        .toList();
                all.addAll(advice);
            }
        }
        assertThat(all).hasSizeGreaterThan(20);
        assertThat(all).noneMatch(text -> COMMAND.matcher(ApiWords.of(text)).find());
    }

    /** The texts of a file, those that are joined as one; for what is put in between or behind, 7. */
    private static Stream<String> texts(Path file) {
        try {
            String code = Files.readString(file)
                    .replaceAll("\"\\s*\\+\\s*\"", "")
                    .replaceAll("\"\\s*\\+\\s*[\\w.]+(?:\\(\\))?\\s*\\+\\s*\"", "7");
            return Pattern.compile("\"([^\"\\n]*)\"")
                    .matcher(code)
                    .results()
                    .map(text -> text.group(1) + (text.group(1).endsWith(" ") ? "7=…" : ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
