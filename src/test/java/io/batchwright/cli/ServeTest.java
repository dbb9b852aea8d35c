package io.batchwright.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code serve}, as init systems see it. */
class ServeTest {

    private final CliHome home;
    private final Path log;

    ServeTest(@TempDir Path directory) {
        home = CliHome.onH2(directory);
        log = directory.resolve("process.log");
    }

    /** A failure, which init systems try again, unlike wrong usage. */
    @Test
    void aPortInUseIsAFailureInOneLine() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CliHome.Result refused = home.run("serve", "--port", Integer.toString(other.getLocalPort()));
            assertThat(refused.exit()).isEqualTo(ExitCodes.FAILED);
            assertThat(refused.out()).isEmpty();
            assertThat(refused.err())
                    .isEqualTo(
                            "batchwright: port " + other.getLocalPort() + " is in use by another process; end that one,"
                                    + " or choose another port with --port or server.port in config/application.yml\n");
        }
    }

    /** And the password of the admin is shown by the first server that there is, not lost with one that had no port. */
    @Test
    void sigtermEndsItInOrder() throws Exception {
        aPortInUseIsAFailureInOneLine();
        Process process = home.start("serve", "--port", "0");
        try {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> Files.readString(log).contains("Log in as admin with the password"));
            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isEqualTo(ExitCodes.DONE);
        assertThat(log).content().contains("batchwright: stopping what runs, after the chunk in hand");
    }
}
