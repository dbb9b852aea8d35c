package io.batchwright.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewDatabaseFileTest {

    private static final String HISTORY =
            "select \"installed_rank\", \"version\", \"description\", \"type\", \"script\","
                    + " \"checksum\", \"installed_by\", \"success\" from \"batchwright_schema_history\" order by 1";

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

    /** Otherwise Flyway would refuse it when the next migration comes, or it would differ from those made before. */
    @Test
    void isWhatFlywayMakes() throws Exception {
        make();
        String byFlyway = url.replace("data/it", "data/flyway");
        JdbcDataSource empty = new JdbcDataSource();
        empty.setURL(byFlyway);
        empty.setUser("sa");
        Migrations.REPOSITORY_AND_LOADS.apply(empty);

        assertThat(rows(url, HISTORY)).isEqualTo(rows(byFlyway, HISTORY));
        assertThat(rows(url, "script nodata nopasswords")).isEqualTo(rows(byFlyway, "script nodata nopasswords"));
    }

    private static List<List<Object>> rows(String url, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                ResultSet found = connection.createStatement().executeQuery(query)) {
            List<List<Object>> rows = new ArrayList<>();
            while (found.next()) {
                List<Object> row = new ArrayList<>();
                for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                    row.add(found.getObject(column));
                }
                rows.add(row);
            }
            return rows;
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
