package io.batchwright.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What users are told when the default connection can not be used. */
@ExtendWith(OutputCaptureExtension.class)
class DatabaseFailureTest {

    private Path home;

    @BeforeEach
    void makeHome(@TempDir Path directory) throws IOException {
        home = directory;
        Files.createDirectories(home.resolve("config"));
    }

    /** Nothing listens there, or no driver takes it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://localhost:1/db?user=etl&password=s3cret",
                "jdbc:postgresql://localhost:1/db?password=s3cret&user=etl",
                "jdbc:postgresql://localhost:1/db?user=etl&password=a/s3cret",
                "jdbc:postgresql://localhost:1/db?user=etl&password=a@s3cret",
                "jdbc:postgresql://etl:s3cret@localhost:1/db",
                "jdbc:postgresql://etl:a/s3cret@localhost:1/db",
                "jdbc:postgresql://localhost:nonsense/db?password=s3cret",
                "jdbc:postgres://etl:s3cret@localhost:1/db",
                "jdbc:h2:tcp://localhost:1/db;PASSWORD=s3cret"
            })
    void aPasswordInTheUrlIsNeverShown(String url, CapturedOutput output) {
        InputFiles.write(home.resolve("config/application.yml"), """
                spring:
                  datasource:
                    url: "%s"
                    hikari:
                      connection-timeout: 250
                      initialization-fail-timeout: -1
                """.formatted(url));
        assertThatThrownBy(() -> BatchContext.start(home, false).close())
                .satisfies(failure -> assertThat(forUsers(failure)).doesNotContain("s3cret"));
        assertThat(output.getAll()).doesNotContain("s3cret");
    }

    /** The message for users, or else that of the innermost cause, as the command line picks it. */
    private static String forUsers(Throwable failure) {
        Throwable cause = failure;
        while (!(cause instanceof DatabaseException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    @Test
    void namesTheDatabaseAndTheReason() {
        RuntimeException failure = new IllegalStateException(new SQLException("no route to host"));
        assertThat(DatabaseFailure.explain(failure, new EmbeddedDatabase(home), "jdbc:postgresql://db:5432/etl"))
                .isInstanceOf(DatabaseException.class)
                .hasMessage("cannot use the database jdbc:postgresql://db:5432/etl: no route to host");
    }

    @Test
    void whatIsNotTheDatabasesComesBackAsItIs() {
        RuntimeException failure = new IllegalStateException("something else");
        assertThat(DatabaseFailure.explain(failure, new EmbeddedDatabase(home), "jdbc:h2:file:x"))
                .isSameAs(failure);
    }

    @Test
    void onlyAFileThatThisProcessOpensIsEmbedded() {
        assertThat(EmbeddedDatabase.isEmbedded("jdbc:h2:file:./data/batchwright"))
                .isTrue();
        assertThat(EmbeddedDatabase.isEmbedded("jdbc:h2:file:./data/batchwright;auto_server=true"))
                .isFalse();
        assertThat(EmbeddedDatabase.isEmbedded("jdbc:h2:tcp://localhost/x")).isFalse();
        assertThat(EmbeddedDatabase.isEmbedded("jdbc:postgresql://localhost/x")).isFalse();
    }

    @Test
    void theNoteOfTheOwnerIsThereWhileTheDatabaseIsOpen() throws IOException {
        EmbeddedDatabase embedded = new EmbeddedDatabase(home);
        assertThat(embedded.owner()).isEqualTo("another process");
        BatchContext.start(home, false).close();
        assertThat(home.resolve("data/batchwright.mv.db")).exists();
        assertThat(home.resolve("data/batchwright.owner")).doesNotExist();

        embedded.taken();
        assertThat(embedded.owner())
                .isEqualTo("process " + ProcessHandle.current().pid());
        Files.writeString(home.resolve("data/batchwright.owner"), "process 1");
        embedded.released();
        assertThat(embedded.owner()).isEqualTo("process 1");
    }
}
