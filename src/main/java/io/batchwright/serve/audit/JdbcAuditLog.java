package io.batchwright.serve.audit;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps actions in our own repository, in the table {@code batchwright_audit}.
 *
 * @param repository the database of the job repository
 */
public record JdbcAuditLog(JdbcClient repository) implements AuditLog {

    private static final int NAME = 200;
    private static final int ADDRESS = 100;
    private static final int TARGET = 300;
    private static final int OUTCOME = 1000;

    @Override
    public void requireReady() {
        repository.sql("SELECT 1").query(Integer.class).single();
    }

    @Override
    public void record(Actor actor, String action, String target, String outcome) {
        repository
                .sql("INSERT INTO batchwright_audit (who, address, action, target, outcome) VALUES (?, ?, ?, ?, ?)")
                .param(cut(actor.name(), NAME))
                .param(cut(actor.address(), ADDRESS))
                .param(action)
                .param(cut(target, TARGET))
                .param(cut(outcome, OUTCOME))
                .update();
    }

    @Override
    public List<AuditEntry> newest(int limit, @Nullable Long before) {
        return repository
                .sql("SELECT id, at, who, address, action, target, outcome FROM batchwright_audit WHERE id < ?"
                        + " ORDER BY id DESC LIMIT ?")
                .param(before == null ? Long.MAX_VALUE : before)
                .param(limit)
                .query((row, number) -> new AuditEntry(
                        row.getLong("id"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        new Actor(row.getString("who"), row.getString("address")),
                        row.getString("action"),
                        row.getString("target"),
                        row.getString("outcome")))
                .list();
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }
}
