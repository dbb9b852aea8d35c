package io.batchwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.batch.BatchContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the embedded database is, and whose: for processes of their own, as environment and file locks belong to processes. */
class DatabasePlaceTest {

    private static final String DATABASE = "data/batchwright.mv.db";

    private Path directory;

    @BeforeEach
    void makeDirectory(@TempDir Path temporary) {
        directory = temporary;
    }

    private CliHome home(String name) {
        return CliHome.onH2(directory.resolve(name));
    }

    private static int exit(ProcessBuilder command) throws Exception {
        Process process = command.start();
        try {
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static String printed(CliHome home) throws IOException {
        return Files.readString(home.directory().resolve("process.log"));
    }

    @Test
    void theOptionBeatsTheVariable() throws Exception {
        CliHome named = home("named");
        CliHome variable = home("variable");
        ProcessBuilder command =
                named.command("run", "metrics", "--home", named.directory().toString());
        command.environment().put("BATCHWRIGHT_HOME", variable.directory().toString());

        assertThat(exit(command)).as(printed(named)).isZero();

        assertThat(named.directory().resolve(DATABASE)).exists();
        assertThat(variable.directory().resolve("data")).doesNotExist();
        assertThat(named.query("select count(*) from metrics")).containsExactly("99");
    }

    @Test
    void theVariableMayBeRelativeToTheCurrentDirectory() throws Exception {
        CliHome home = home("relative");
        ProcessBuilder command = home.command("run", "metrics").directory(directory.toFile());
        command.environment().putAll(Map.of("BATCHWRIGHT_HOME", "relative"));

        assertThat(exit(command)).as(printed(home)).isZero();

        assertThat(home.directory().resolve(DATABASE)).exists();
        assertThat(home.query("select count(*) from metrics")).containsExactly("99");
    }

    @Test
    void aSecondProcessIsToldWhichOneHasTheDatabase() throws Exception {
        CliHome home = home("shared");
        try (BatchContext context = BatchContext.start(home.directory(), false)) {
            assertThat(context.rejects(null)).isNotNull();
            ProcessBuilder second =
                    home.command("run", "metrics", "--home", home.directory().toString());
            assertThat(exit(second)).isEqualTo(ExitCodes.FAILED);
        }
        assertThat(printed(home))
                .contains("the embedded database is in use by process "
                        + ProcessHandle.current().pid())
                .contains("PostgreSQL")
                .doesNotContain("\tat ");
        assertThat(home.run("run", "metrics").exit()).isZero();
    }
}
