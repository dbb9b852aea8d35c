package io.batchwright.serve.security;

import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps the admin in our own repository, in the table {@code batchwright_user}, so that all servers on it have the same one.
 *
 * @param repository the database of the job repository
 */
public record JdbcAdminStore(JdbcClient repository) implements AdminStore {

    @Override
    public Optional<String> password() {
        return repository
                .sql("SELECT password FROM batchwright_user WHERE name = ?")
                .param(Accounts.ADMIN)
                .query(String.class)
                .optional();
    }

    @Override
    public boolean keep(String hash) {
        try {
            return repository
                            .sql("INSERT INTO batchwright_user (name, password) VALUES (?, ?)")
                            .param(Accounts.ADMIN)
                            .param(hash)
                            .update()
                    == 1;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    @Override
    public void forget() {
        repository
                .sql("DELETE FROM batchwright_user WHERE name = ?")
                .param(Accounts.ADMIN)
                .update();
    }
}
