package io.batchwright.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TurnTakingTest {

    private TurnTaking turns;

    @BeforeEach
    void open(@TempDir Path directory) {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL(EmbeddedDatabase.durable("jdbc:h2:file:" + directory.resolve("db")));
        turns = new TurnTaking(database);
    }

    @Test
    void letsOthersWaitUntilAConnectionIsClosed() throws Exception {
        CompletableFuture<Void> other;
        try (Connection mine = turns.open()) {
            assertThat(mine.isValid(1)).isTrue();
            other = CompletableFuture.runAsync(this::openAndClose);
            assertThatThrownBy(() -> other.get(100, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        }
        other.get(10, TimeUnit.SECONDS);
    }

    @Test
    void letsOthersWaitWhileAKeptConnectionWorks() throws Exception {
        try (Connection kept = turns.openKept()) {
            CompletableFuture.runAsync(this::openAndClose).get(10, TimeUnit.SECONDS);
            CompletableFuture<Void> other = turns.inTurn(() -> {
                assertThat(isValid(kept)).isTrue();
                openAndClose(); // the thread that has the turn need not wait
                CompletableFuture<Void> waiting = CompletableFuture.runAsync(this::openAndClose);
                assertThatThrownBy(() -> waiting.get(100, TimeUnit.MILLISECONDS))
                        .isInstanceOf(TimeoutException.class);
                return waiting;
            });
            other.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void givesTheTurnBackAfterAFailure() throws Exception {
        assertThatThrownBy(() -> turns.inTurn(() -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        CompletableFuture.runAsync(this::openAndClose).get(10, TimeUnit.SECONDS);
    }

    @Test
    void givesTheTurnBackOnceHoweverOftenAConnectionIsClosed() throws SQLException {
        Connection connection = turns.open();
        connection.close();
        connection.close();
        openAndClose();
    }

    @Test
    void givesTheTurnBackIfThereIsNoConnection() throws Exception {
        JdbcDataSource nowhere = new JdbcDataSource();
        nowhere.setURL("jdbc:h2:file:relative-and-refused");
        TurnTaking none = new TurnTaking(nowhere);
        for (int i = 0; i < 2; i++) {
            CompletableFuture.runAsync(() -> assertThatThrownBy(none::open).isInstanceOf(SQLException.class))
                    .get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void keepsAnInterruptAwayFromTheDatabase() throws SQLException {
        Thread.currentThread().interrupt();
        try (Connection connection = turns.open()) {
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            connection.createStatement().execute("create table t (id int)");
        }
        assertThat(Thread.interrupted()).isTrue();
        openAndClose();
    }

    @Test
    void keepsAWriteDelayThatTheUserHasSet() {
        assertThat(EmbeddedDatabase.durable("jdbc:h2:file:/x;MODE=STRICT"))
                .isEqualTo("jdbc:h2:file:/x;MODE=STRICT;WRITE_DELAY=0");
        assertThat(EmbeddedDatabase.durable("jdbc:h2:file:/x;write_delay=10"))
                .isEqualTo("jdbc:h2:file:/x;write_delay=10");
    }

    private void openAndClose() {
        try (Connection connection = turns.open()) {
            assertThat(isValid(connection)).isTrue();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isValid(Connection connection) {
        try {
            return connection.isValid(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
