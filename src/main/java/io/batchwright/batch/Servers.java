package io.batchwright.batch;

import io.batchwright.sink.Owner;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The processes that work on schedules, {@code batchwright_server} of the job repository's database: each gives signs of life, so that
 * the others can tell when one has died. Thread-safe; every call throws a {@link org.springframework.dao.DataAccessException} if the
 * database can not be used.
 */
public final class Servers {

    private static final String ALL = "SELECT id, host, boot, namespace, pid, started_at, session_name, beat_at,"
            + " current_timestamp AS moment FROM batchwright_server WHERE id <> :self";

    private static final String REMOVE = "DELETE FROM batchwright_server WHERE id = :id AND beat_at = :beat";

    private final DataSource repository;
    private final boolean embedded;
    private final Duration timeout;

    /** @param timeout how long one may give no sign of life */
    Servers(Database repository, Duration timeout) {
        this.repository = repository.source();
        this.embedded = repository.embedded();
        this.timeout = timeout;
    }

    /** Enters this process, once more if it has entered before; it gives signs of life until what is returned is closed. */
    public ServerPlace enter() {
        return new ServerPlace(
                JdbcClient.create(repository), ThisProcess.owner(), embedded ? Duration.ZERO : timeout.dividedBy(10));
    }

    private record Other(Owner owner, OffsetDateTime beat, Duration silence) {}

    /**
     * Removes those whose process is dead, or counts as such.
     *
     * @param self the id of the place that asks, which stays
     */
    public void removeDead(String self) {
        JdbcClient jdbc = JdbcClient.create(repository);
        List<Other> others = jdbc.sql(ALL)
                .param("self", self)
                .query((row, number) -> other(row))
                .list();
        for (Other other : others) {
            if (isDead(other)) {
                jdbc.sql(REMOVE)
                        .param("id", other.owner().id())
                        .param("beat", other.beat())
                        .update();
            }
        }
    }

    private boolean isDead(Other other) {
        if (embedded) {
            return !ThisProcess.is(other.owner());
        }
        return ThisProcess.lookAt(other.owner()) == ThisProcess.Sight.GONE
                || other.silence().compareTo(timeout) >= 0;
    }

    private static Other other(ResultSet row) throws SQLException {
        Owner owner = new Owner(
                row.getString("id"),
                row.getString("host"),
                row.getString("boot"),
                row.getString("namespace"),
                row.getLong("pid"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getString("session_name"));
        OffsetDateTime beat = row.getObject("beat_at", OffsetDateTime.class);
        return new Other(
                owner,
                beat.withOffsetSameInstant(ZoneOffset.UTC),
                Duration.between(beat, row.getObject("moment", OffsetDateTime.class)));
    }
}
