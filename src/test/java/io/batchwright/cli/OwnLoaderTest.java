package io.batchwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application as one jar, on a machine whose processors are enough for threads of the common pool. */
class OwnLoaderTest {

    @Test
    void everyThreadFindsTheClassesOfTheApplication(@TempDir Path directory) throws Exception {
        Path log = CliHome.onH2(directory).directory().resolve("process.log");
        Path launcher = Path.of(OwnLoader.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<String> command = List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:ActiveProcessorCount=4",
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-D" + OwnLoader.CLASS_PATH + "=" + System.getProperty("java.class.path"),
                "-cp",
                launcher.toString(),
                OwnLoader.class.getName(),
                "run",
                "metrics",
                "--home",
                directory.toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        } finally {
            process.destroyForcibly();
        }
    }
}
