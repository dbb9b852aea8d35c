package io.batchwright.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewDatabaseFileTest {

    private final Path directory;
    private final String url;

    NewDatabaseFileTest(@TempDir Path directory) {
        this.directory = directory;
        this.url = "jdbc:h2:file:" + directory.resolve("data/it") + ";CASE_INSENSITIVE_IDENTIFIERS=TRUE";
    }

    private void make() throws SQLException {
        NewDatabaseFile.of(url).makeIfMissing("sa", "", Migrations.REPOSITORY_AND_LOADS);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("data"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void isCompleteWhenItHasItsName() throws Exception {
        make();
        assertThat(files()).containsExactly("it.mv.db");
        try (Connection connection = DriverManager.getConnection(url, "sa", "")) {
            assertThat(connection
                            .createStatement()
                            .executeQuery("select * from batchwright_run")
                            .next())
                    .isFalse();
        }
    }

    /** A start that was killed in the middle of the migrations leaves such a file. */
    @Test
    void isMadeOnAfterAKilledStart() throws Exception {
        Files.createDirectories(directory.resolve("data"));
        Files.writeString(directory.resolve("data/it.new-815.mv.db"), "half of a database");
        Files.writeString(
                directory.resolve("data/it.new-" + ProcessHandle.current().pid() + ".mv.db"), "half of another");
        make();
        assertThat(files()).containsExactly("it.mv.db");
        try (Connection connection = DriverManager.getConnection(url, "sa", "")) {
            connection
                    .createStatement()
                    .executeQuery("select pipeline from batchwright_run")
                    .close();
        }
    }

    @Test
    void isLeftAloneWhereItIsThere() throws Exception {
        try (Connection connection = DriverManager.getConnection(url, "sa", "")) {
            connection.createStatement().execute("create table theirs (id integer)");
        }
        make();
        try (Connection connection = DriverManager.getConnection(url, "sa", "")) {
            connection.createStatement().executeQuery("select * from theirs").close();
        }
    }
}
