package io.batchwright.serve.security;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may use the server, {@code batchwright.serve.*} of {@code config/application.yml}.
 *
 * @param users who may log in; none for an {@code admin} whose password is made at the first start
 * @param tokens what machines may come with
 * @param newAdminPassword whether the admin gets a new password at this start
 */
@ConfigurationProperties("batchwright.serve")
public record AccessSettings(
        @DefaultValue List<User> users, @DefaultValue List<Token> tokens, boolean newAdminPassword) {

    /** Roles, of which each may do what those before it may. */
    public enum Role {
        /** Sees everything. */
        VIEWER,
        /** Starts, stops, restarts, replays. */
        OPERATOR
    }

    /**
     * A user.
     *
     * @param name for the login
     * @param password its bcrypt hash
     * @param role what the user may do
     */
    public record User(
            String name,
            String password,
            @DefaultValue("VIEWER") Role role) {

        public User {
            require(name != null && !name.isBlank(), "users: expected a name for each");
            require(
                    password != null && password.matches("(\\{bcrypt})?\\$2[aby]\\$\\d\\d\\$.{53}"),
                    "users: expected the bcrypt hash of a password for '" + name
                            + "'. To make one:  batchwright serve hash-password");
        }
    }

    /**
     * A token.
     *
     * @param name what the log of actions calls whoever comes with it
     * @param hash the SHA-256 of the token, 64 hex digits
     * @param role what its bearer may do
     */
    public record Token(
            String name,
            String hash,
            @DefaultValue("VIEWER") Role role) {

        public Token {
            require(name != null && !name.isBlank(), "tokens: expected a name for each");
            require(
                    hash != null && hash.matches("[0-9a-fA-F]{64}"),
                    "tokens: expected the SHA-256 of the token for '" + name
                            + "', 64 hex digits. To make a token:  batchwright serve new-token");
        }
    }

    public AccessSettings {
        users = List.copyOf(users);
        tokens = List.copyOf(tokens);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException("batchwright.serve." + message);
        }
    }
}
