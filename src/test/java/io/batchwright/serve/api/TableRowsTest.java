package io.batchwright.serve.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.batchwright.fixture.TestDatabase;
import io.batchwright.fixture.TestServer;
import io.batchwright.fixture.WebUser;
import io.batchwright.sink.Vendor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rows of tables over HTTP: in their types, row by row, and no longer than somebody listens. */
@SuppressWarnings("NullAway.Init") // set by JUnit
class TableRowsTest {

    private static final String TYPES = """
            CREATE TABLE "etl"."types" ("l" bigint, "i" int, "d" double precision, "n" numeric(30, 10), "b" boolean,
                "s" varchar(100), "t" timestamp, "z" timestamp with time zone, "da" date, "ti" time, "j" json)
            """;

    private static final String FULL =
            "INSERT INTO \"etl\".\"types\" VALUES (9007199254740993, -1, 0.5, 12345678901234567890.5, TRUE, '=1+1',"
                    + " TIMESTAMP '2026-01-02 03:04:00', TIMESTAMP WITH TIME ZONE '2026-01-02 03:04:05.678+01:00',"
                    + " DATE '2026-01-02', TIME '03:04:05', %s)";

    @TempDir
    private Path home;

    private TestServer serve(Vendor vendor) {
        return vendor == Vendor.H2 ? TestServer.onH2(home) : TestServer.onPostgres(home);
    }

    private static void table(TestServer server, String name) {
        server.pipeline(name.replace('.', '-'), """
                source: { type: rows, total-rows: 1 }
                sink: { type: jdbc, table: %s }
                """.formatted(name));
    }

    @ParameterizedTest
    @EnumSource
    void givesValuesInTheirTypes(Vendor vendor) {
        try (TestServer server = serve(vendor)) {
            table(server, "etl.types");
            String json = vendor == Vendor.H2 ? "JSON '{\"a\": [1, null]}'" : "'{\"a\":\n [1, null]}'";
            for (String sql : List.of(
                    "CREATE SCHEMA \"etl\"",
                    TYPES,
                    FULL.formatted(json),
                    "INSERT INTO \"etl\".\"types\" (\"s\") VALUES (NULL), ('')")) {
                server.database().sql(sql).update();
            }
            WebUser viewer = server.machine(TestServer.VIEWER);
            assertThat(viewer.get("/api/tables/etl.types/rows").body().lines().toList())
                    .element(0)
                    .isEqualTo("{\"l\":9007199254740993,\"i\":-1,\"d\":0.5,\"n\":12345678901234567890.5000000000,"
                            + "\"b\":true,\"s\":\"=1+1\",\"t\":\"2026-01-02T03:04:00\",\"z\":\"2026-01-02T02:04:05.678Z\","
                            + "\"da\":\"2026-01-02\",\"ti\":\"03:04:05\",\"j\":{\"a\":[1,null]}}");
            List<String> csv = viewer.get("/api/tables/etl.types/rows?format=csv")
                    .body()
                    .lines()
                    .toList();
            assertThat(csv.get(1))
                    .startsWith("9007199254740993,-1,0.5,12345678901234567890.5000000000,true,\"'=1+1\","
                            + "2026-01-02T03:04:00,2026-01-02T02:04:05.678Z,2026-01-02,03:04:05,\"{\"\"a\"\":");
            assertThat(csv.subList(csv.size() - 2, csv.size())).containsExactly(",,,,,,,,,,", ",,,,,\"\",,,,,");
        }
    }

    @ParameterizedTest
    @EnumSource
    void endsWithTheClient(Vendor vendor) throws IOException {
        try (TestServer server = serve(vendor)) {
            table(server, "big");
            server.database()
                    .sql("CREATE TABLE big (\"n\" bigint, \"text\" varchar(200))")
                    .update();
            server.database()
                    .sql(
                            vendor == Vendor.H2
                                    ? "INSERT INTO big SELECT x, repeat('x', 200) FROM system_range(1, 200000)"
                                    : "INSERT INTO big SELECT x, repeat('x', 200) FROM generate_series(1, 200000) x")
                    .update();
            WebUser viewer = server.machine(TestServer.VIEWER);
            List<HttpResponse<InputStream>> open = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                HttpResponse<InputStream> rows = viewer.open(viewer.request("GET", "/api/tables/big/rows", ""));
                assertThat(firstLine(rows)).startsWith("{\"n\":");
                open.add(rows);
            }
            WebUser.Answer ninth = viewer.get("/api/tables/big/rows");
            assertThat(ninth.status()).isEqualTo(429);
            assertThat(ninth.header("retry-after")).isEqualTo("10");

            for (HttpResponse<InputStream> rows : open) {
                rows.body().close();
            }
            await().until(() -> viewer.send(viewer.request("HEAD", "/api/tables/big/rows", ""))
                            .status()
                    == 200);
            if (vendor == Vendor.POSTGRESQL) {
                await().until(() -> server.database()
                                .sql("SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%FROM \"big\"%'"
                                        + " AND pid <> pg_backend_pid()")
                                .query(Long.class)
                                .single()
                        == 0);
            }
        }
    }

    private static String firstLine(HttpResponse<InputStream> rows) throws IOException {
        return String.valueOf(
                new BufferedReader(new InputStreamReader(rows.body(), StandardCharsets.UTF_8), 64).readLine());
    }

    @Test
    void saysWhichConnectionIsMeant() {
        TestDatabase warehouse = TestDatabase.postgres();
        String connections = "connections: { warehouse: { url: \"%s\", username: %s, password: \"\" } }\n"
                .formatted(warehouse.url(), warehouse.user());
        try (TestServer server = TestServer.onH2(home, connections)) {
            table(server, "twice");
            server.pipeline("other", """
                    source: { type: rows, total-rows: 1 }
                    sink: { type: jdbc, connection: warehouse, table: twice }
                    """);
            server.database().sql("CREATE TABLE twice (\"n\" int)").update();
            warehouse.execute("CREATE TABLE twice (\"n\" int)", "INSERT INTO twice VALUES (42)");
            WebUser viewer = server.machine(TestServer.VIEWER);
            WebUser.Answer ambiguous = viewer.get("/api/tables/twice/rows");
            assertThat(ambiguous.status()).isEqualTo(400);
            assertThat(ambiguous.json().get("detail").asString()).contains("connection=, connection=warehouse");
            assertThat(viewer.get("/api/tables/twice/rows?connection=").body()).isEmpty();
            assertThat(viewer.get("/api/tables/twice/rows?connection=warehouse").body())
                    .isEqualTo("{\"n\":42}\n");
            assertThat(viewer.get("/api/tables/batchwright_audit/rows").status())
                    .isEqualTo(404);
        }
    }
}
