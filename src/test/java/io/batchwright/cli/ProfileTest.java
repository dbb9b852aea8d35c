package io.batchwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code profile}, with the processes that it starts. */
class ProfileTest {

    private static final String PIPED = """
            source: { type: stdin }
            format: { type: key-value }
            fields: { id: long }
            sink: { type: jdbc, table: piped }
            """;

    private CliHome home;

    @BeforeEach
    void makeHome(@TempDir Path directory) {
        home = CliHome.onH2(directory);
    }

    @Test
    void comparesLazyWithEagerInATableAndAPicture() throws IOException {
        Path picture = home.directory().resolve("picture");

        CliHome.Result result = home.run("profile", "metrics", "--eager", "--output", picture.toString());

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out())
                .containsPattern("lazy +\\| 1,000 .*\\| completed")
                .containsPattern("eager +\\| 1,000 .*\\| completed");
        assertThat(ImageIO.read(Path.of(picture + ".png").toFile()).getWidth()).isGreaterThan(500);
        assertThat(Files.readString(Path.of(picture + ".svg")))
                .startsWith("<?xml")
                .contains("stroke:rgb(31,111,180)", "stroke:rgb(200,80,30)");
        assertThat(home.directory().resolve("data")).doesNotExist();
    }

    @Test
    void reportsAnEagerRunThatExceedsTheHeap() {
        Path big = home.directory().resolve("big.log");
        home.file("big.log", "id=1,metric=1000,status=active\n".repeat(1_000_000));
        Path picture = home.directory().resolve("picture");

        CliHome.Result result = home.run(
                "profile", "metrics", "source.path=" + big, "--eager", "--heap", "32m", "--output", picture.toString());

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out())
                .containsPattern("lazy +\\| 1,000,000 .*\\| completed")
                .contains("heap of 32m exceeded");
        assertThat(Path.of(picture + ".png")).isNotEmptyFile();
    }

    @Test
    void readsStandardInputToItsEnd() throws Exception {
        home.pipeline("piped", PIPED);
        Process process = home.start(
                "profile",
                "piped",
                "--output",
                home.directory().resolve("picture").toString());
        try (OutputStream pipe = process.getOutputStream()) {
            pipe.write("id=1\nid=2\n".getBytes(StandardCharsets.UTF_8));
        }
        boolean ended = process.waitFor(1, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended).isTrue();
        assertThat(Files.readString(home.directory().resolve("process.log")))
                .containsPattern("lazy +\\| 2 .*\\| completed");
    }

    @Test
    void saysWhatIsWrongBeforeItStartsAnything() {
        assertThat(home.run("profile", "metrics", "--heap", "much").err()).contains("--heap: expected a size");
        assertThat(home.run("profile", "metrics", "--interval", "0").err()).contains("--interval: expected");
        Path missing = home.directory().resolve("no/such/picture");
        assertThat(home.run("profile", "metrics", "-o", missing.toString()).err())
                .contains("no directory");
        home.pipeline("piped", PIPED);
        assertThat(home.run("profile", "piped", "--eager").err()).contains("--eager: standard input");
    }
}
