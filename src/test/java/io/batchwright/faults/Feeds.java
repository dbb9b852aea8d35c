package io.batchwright.faults;

import io.batchwright.fixture.TestApi;
import io.batchwright.fixture.TestBucket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * Gives the records of workloads out in every way. Servers are in this process or beside it, so that they outlive the
 * application's; each workload is given out once, for all stages.
 */
final class Feeds implements AutoCloseable {

    /** Pages and chunks end at different records. */
    private static final int PAGE = 70;

    private final Map<Workload, Feed> known = new HashMap<>();
    private final List<TestApi> apis = new ArrayList<>();

    /** Starts the server of databases at first use. */
    @FunctionalInterface
    interface Databases {
        FaultServer server() throws IOException, InterruptedException, SQLException;
    }

    private final Databases databases;

    Feeds(Databases databases) {
        this.databases = databases;
    }

    /** Gives a workload out, a file below a home. */
    Feed of(Workload workload, Path home) throws IOException, InterruptedException, SQLException {
        if (workload.source() == Source.FILE) {
            return file(workload, home);
        }
        Feed feed = known.get(workload);
        if (feed == null) {
            feed = make(workload);
            known.put(workload, feed);
        }
        return feed;
    }

    private Feed make(Workload workload) throws IOException, InterruptedException, SQLException {
        return switch (workload.source()) {
            case S3 -> objects(workload);
            case HTTP -> pages(workload);
            case JDBC -> query(workload);
            case FILE -> throw new IllegalArgumentException("a file is made for each home");
        };
    }

    private static Feed file(Workload workload, Path home) throws IOException {
        try (Writer out = Files.newBufferedWriter(home.resolve("in.log"))) {
            for (Reading reading : workload.readings()) {
                out.write(reading.line());
            }
        }
        return new Feed("""
                source: { type: file, path: in.log }
                format: { type: key-value }
                """);
    }

    /** Three objects, of which the second is compressed: a load goes on in it by reading it again. */
    private static Feed objects(Workload workload) throws IOException {
        List<Reading> readings = workload.readings();
        int third = readings.size() / 3;
        TestBucket bucket = new TestBucket()
                .put("in/1.log", lines(readings.subList(0, third)))
                .put("in/2.log.gz", gzip(lines(readings.subList(third, 2 * third))))
                .put("in/3.log", lines(readings.subList(2 * third, readings.size())));
        return new Feed(
                """
                source:
                  type: s3
                  bucket: %s
                  prefix: in/
                  endpoint: %s
                  access-key: %s
                  secret-key: %s
                format: { type: key-value }
                """.formatted(bucket.name(), TestBucket.endpoint(), TestBucket.ACCESS_KEY, TestBucket.SECRET_KEY));
    }

    private static byte[] lines(List<Reading> readings) {
        StringBuilder text = new StringBuilder();
        readings.forEach(reading -> text.append(reading.line()));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(compressed)) {
            out.write(bytes);
        }
        return compressed.toByteArray();
    }

    private Feed pages(Workload workload) {
        List<String> items = workload.readings().stream().map(Reading::json).toList();
        TestApi api = new TestApi(request -> {
                    int from = Integer.parseInt(request.parameter("cursor", "0"));
                    int to = Math.min(items.size(), from + PAGE);
                    String next = to < items.size() ? "\"" + to + "\"" : "null";
                    String page = String.join(",", items.subList(from, to));
                    request.answer(
                            200, "{\"items\":[" + page + "],\"next\":" + next + ",\"total\":" + items.size() + "}");
                })
                .forgetful();
        apis.add(api);
        return new Feed("""
                source:
                  type: http
                  url: '%s'
                  records: items
                  total: total
                  page: { type: cursor, next: next }
                """.formatted(api.url("/readings")));
    }

    private Feed query(Workload workload) throws IOException, InterruptedException, SQLException {
        FaultServer server = databases.server();
        String url = server.url(server.port(), server.newDatabase());
        try (Connection connection = java.sql.DriverManager.getConnection(url, FaultServer.LOADER, "")) {
            fill(connection, workload.readings());
        }
        return new Feed("""
                source: { type: jdbc, connection: shop, query: select * from readings, key: id, fetch-size: 100 }
                """, """
                connections:
                  shop:
                    url: "%s"
                    username: %s
                """.formatted(url, FaultServer.LOADER));
    }

    private static void fill(Connection connection, List<Reading> readings) throws SQLException {
        connection
                .createStatement()
                .execute("CREATE TABLE readings (id bigint PRIMARY KEY, metric text, amount numeric, at timestamp,"
                        + " note text)");
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO readings VALUES (?, ?, ?, ?, ?)")) {
            for (Reading reading : readings) {
                insert.setInt(1, reading.id());
                insert.setString(2, reading.metricText());
                insert.setBigDecimal(3, new java.math.BigDecimal(reading.amount()));
                insert.setTimestamp(4, Timestamp.valueOf(LocalDateTime.parse(reading.at())));
                insert.setString(5, reading.note());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    @Override
    public void close() {
        apis.forEach(TestApi::close);
    }
}
