package io.batchwright.faults;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.List;

/** Gives records out as the rows of a table, in a database of its own. */
final class RowFeed implements Feed {

    private static final String TABLE =
            "CREATE TABLE readings (id bigint PRIMARY KEY, metric text, amount numeric, at timestamp, note text)";

    private final String url;
    private final String read;

    /** @param read what a run reads, as pipelines have it */
    RowFeed(FaultServer server, String read) throws SQLException {
        this.url = server.url(server.port(), server.newDatabase());
        this.read = read;
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection(url, FaultServer.LOADER, "");
    }

    @Override
    public String pipeline() {
        return """
                source:
                  type: jdbc
                  connection: shop
                  query: select * from readings
                  key: id
                  fetch-size: 100
                  read: %s
                """.formatted(read);
    }

    @Override
    public String settings() {
        return """
                connections:
                  shop:
                    url: "%s"
                    username: %s
                """.formatted(url, FaultServer.LOADER);
    }

    @Override
    public void give(List<Reading> wave) throws SQLException {
        try (Connection connection = open();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO readings VALUES (?, ?, ?, ?, ?)")) {
            for (Reading reading : wave) {
                insert.setInt(1, reading.id());
                insert.setString(2, reading.metricText());
                insert.setBigDecimal(3, new BigDecimal(reading.amount()));
                insert.setTimestamp(4, Timestamp.valueOf(LocalDateTime.parse(reading.at())));
                insert.setString(5, reading.note());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
