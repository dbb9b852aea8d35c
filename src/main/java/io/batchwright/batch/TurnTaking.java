package io.batchwright.batch;

import io.batchwright.sink.Connections;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections to an embedded database, of which one at a time is used. H2 takes the state that it writes to its file table by
 * table; what another session commits meanwhile is in the file in part, and a process that is killed then leaves a
 * transaction torn apart (h2database issue 2080). So nobody may change anything while another session commits, and nothing
 * may be written in between: every commit is written at once ({@link EmbeddedDatabase#durable}). Thread-safe.
 *
 * <p>A thread that was interrupted before its turn is so again after it: H2 closes its file under an interrupted thread.
 */
final class TurnTaking extends DelegatingDataSource implements Connections {

    private final ReentrantLock turns = new ReentrantLock(true);

    /** Whether the thread whose turn it is was interrupted before. */
    private boolean interrupted;

    TurnTaking(DataSource database) {
        super(database);
    }

    /** A connection that holds the turn until it is closed, which the thread that got it has to do. */
    @Override
    public Connection getConnection() throws SQLException {
        begin();
        try {
            Connection connection = super.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    TurnTaking.class.getClassLoader(), new Class<?>[] {Connection.class}, new Held(connection)::invoke);
        } catch (SQLException | RuntimeException e) {
            end();
            throw e;
        }
    }

    @Override
    public Connection open() throws SQLException {
        return getConnection();
    }

    @Override
    public Connection openKept() throws SQLException {
        return super.getConnection();
    }

    /** Does something with a kept connection, once nobody else changes the database, and keeps all others waiting meanwhile. */
    <T> T inTurn(Supplier<T> change) {
        begin();
        try {
            return change.get();
        } finally {
            end();
        }
    }

    private void begin() {
        turns.lock();
        if (turns.getHoldCount() == 1) {
            interrupted = Thread.interrupted();
        }
    }

    private void end() {
        boolean again = interrupted && turns.getHoldCount() == 1;
        turns.unlock();
        if (again) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Held {

        private final Connection connection;
        private final AtomicBoolean closed = new AtomicBoolean();

        Held(Connection connection) {
            this.connection = connection;
        }

        Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                throw e.getTargetException();
            } finally {
                if (method.getName().equals("close") && closed.compareAndSet(false, true)) {
                    end();
                }
            }
        }
    }
}
