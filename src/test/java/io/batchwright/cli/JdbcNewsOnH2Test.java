package io.batchwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.fixture.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdbcNewsOnH2Test extends JdbcNewsContract {

    @Override
    CliHome home(Path directory) {
        return CliHome.onH2(directory);
    }

    @Test
    void refusesToGoOnInAnotherDatabase(@TempDir Path directory) {
        CliHome home = CliHome.onH2(directory).pipeline("news", """
                source: { type: jdbc, connection: shop, query: "select id from events", key: id, read: new }
                fields: { id: long }
                sink: { type: jdbc, table: copied }
                """);
        assertThat(runOn(shop(), home).exit()).isZero();
        CliHome.Result refused = runOn(shop(), home);
        assertThat(refused.exit()).isEqualTo(ExitCodes.FAILED);
        assertThat(refused.err()).contains("source.connection", "database and schema of the last load", "--rerun");
        assertThat(home.query("select count(*) from copied")).containsExactly("1");
    }

    private static TestDatabase shop() {
        TestDatabase shop = TestDatabase.postgres();
        shop.execute("create table events(id bigint primary key)", "insert into events values (1)");
        return shop;
    }

    private static CliHome.Result runOn(TestDatabase shop, CliHome home) {
        home.file(
                "config/application.yml",
                "connections: { shop: { url: '" + shop.url() + "', username: " + shop.user() + " } }");
        return home.run("run", "news");
    }
}
