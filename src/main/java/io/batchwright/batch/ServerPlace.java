package io.batchwright.batch;

import io.batchwright.sink.Owner;
import java.time.Duration;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The place of this process among the {@link Servers}; gives signs of life until it is closed. Thread-safe. */
public final class ServerPlace implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ServerPlace.class);

    private static final String ENTER =
            "INSERT INTO batchwright_server (id, host, boot, namespace, pid, started_at, session_name, began_at, beat_at)"
                    + " VALUES (:id, :host, :boot, :namespace, :pid, :started, :session, current_timestamp, current_timestamp)";

    private static final String BEAT = "UPDATE batchwright_server SET beat_at = current_timestamp WHERE id = :id";

    private static final String LEAVE = "DELETE FROM batchwright_server WHERE id = :id";

    private final JdbcClient jdbc;
    private final Owner owner;
    private final @Nullable Repetition heart;

    /** @param interval between two signs of life; zero for none */
    ServerPlace(JdbcClient jdbc, Owner owner, Duration interval) {
        this.jdbc = jdbc;
        this.owner = owner;
        enter();
        this.heart = interval.isZero() ? null : new Repetition("batchwright-server", interval, this::beat);
    }

    /** Its id: random, different at each start. */
    public String id() {
        return owner.id();
    }

    private void enter() {
        jdbc.sql(ENTER)
                .param("id", owner.id())
                .param("host", owner.host())
                .param("boot", owner.boot())
                .param("namespace", owner.namespace())
                .param("pid", owner.pid())
                .param("started", owner.started().atOffset(ZoneOffset.UTC))
                .param("session", owner.session())
                .update();
    }

    /** A process that was suspended for long was taken for dead; what it ran has been taken over, and it is one of them again. */
    private void beat() {
        try {
            if (jdbc.sql(BEAT).param("id", owner.id()).update() == 0) {
                enter();
            }
        } catch (DataAccessException e) {
            LOG.debug("no sign of life could be given", e);
        }
    }

    /** Leaves. If the database can not be told, the others see that this process is gone. */
    @Override
    public void close() {
        if (heart != null) {
            heart.close();
        }
        try {
            jdbc.sql(LEAVE).param("id", owner.id()).update();
        } catch (DataAccessException e) {
            LOG.debug("the end of the server could not be told", e);
        }
    }
}
