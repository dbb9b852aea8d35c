package io.batchwright.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineCatalogTest {

    private final Path files;
    private final PipelineCatalog catalog;

    PipelineCatalogTest(@TempDir Path home) {
        this.files = home.resolve("config/pipelines");
        this.catalog = new PipelineCatalog(home, Map.of(), Clock.systemUTC());
    }

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(files);
        write("a.yml", "first");
        write("b.yaml", "first");
    }

    private void write(String file, String description) throws IOException {
        Files.writeString(files.resolve(file), """
                description: %s
                source: { type: file, path: in.log }
                format: { type: key-value }
                fields: { id: long }
                sink: { type: jdbc, table: loaded }
                """.formatted(description));
    }

    private PipelineCatalog.Entry find(String name) {
        return Objects.requireNonNull(catalog.find(name));
    }

    private static String description(PipelineCatalog.Entry entry) {
        return String.valueOf(Objects.requireNonNull(entry.pipeline()).description());
    }

    @Test
    void readsAFileOnceUntilItChanges() throws IOException {
        List<PipelineCatalog.Entry> before = catalog.entries();
        assertThat(before).extracting(PipelineCatalog.Entry::name).containsExactly("a", "b");
        assertThat(catalog.entries().get(0)).isSameAs(before.get(0));
        assertThat(find("b")).isSameAs(before.get(1));

        write("a.yml", "second, and longer");
        assertThat(description(find("a"))).isEqualTo("second, and longer");
        assertThat(find("b")).isSameAs(before.get(1));
    }

    @Test
    void tellsAllThatIsWrongWithAFileUntilItIsMended() throws IOException {
        Files.writeString(files.resolve("a.yml"), "snik: {}\nformat: { type: csv }\n");
        PipelineCatalog.Entry broken = find("a");
        assertThat(broken.valid()).isFalse();
        assertThat(broken.problems()).hasSizeGreaterThan(1).first().asString().contains("config/pipelines/a.yml:1:1");
        assertThat(broken.problem()).contains("unknown key 'snik'");
        write("a.yml", "mended");
        assertThat(find("a").problem()).isNull();
    }

    @Test
    void forgetsAFileThatIsGone() throws IOException {
        catalog.entries();
        Files.delete(files.resolve("a.yml"));
        assertThat(catalog.find("a")).isNull();
        assertThat(catalog.entries()).extracting(PipelineCatalog.Entry::name).containsExactly("b");
    }

    /** Also where the other one looks just the same. */
    @Test
    void noticesThatAnotherFileHasTheName() throws IOException {
        PipelineCatalog.Entry before = find("b");
        Path other = files.resolve("b.yml");
        write("b.yml", "other");
        Files.setLastModifiedTime(other, Files.getLastModifiedTime(files.resolve("b.yaml")));
        assertThat(description(before)).isEqualTo("first");
        assertThat(description(find("b"))).isEqualTo("other");
    }
}
