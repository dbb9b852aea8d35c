package io.batchwright.settings;

import java.time.Duration;
import java.util.List;

/**
 * Settings of the server, {@code batchwright.serve.*}.
 *
 * @param maxRuns how many pipelines run at once
 * @param purgeAfter how long executions are kept that have ended
 * @param users who may log in; none for an {@code admin} whose password is made at the first start
 * @param tokens what machines may come with
 */
public record ServeSettings(int maxRuns, Duration purgeAfter, List<User> users, List<Token> tokens) {

    private static final int LAST_PORT = 65_535;
    private static final int MOST_RUNS = 100;
    private static final Duration LONGEST_KEPT = Duration.ofDays(36_500);

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
    public record User(String name, String password, Role role) {}

    /**
     * A token.
     *
     * @param name what the log of actions calls whoever comes with it
     * @param hash the SHA-256 of the token, 64 hex digits in lower case
     * @param role what its bearer may do
     */
    public record Token(String name, String hash, Role role) {}

    public ServeSettings {
        users = List.copyOf(users);
        tokens = List.copyOf(tokens);
    }

    static ServeSettings of(Values values) {
        // Spring Boot's own; but of a port that is none it says neither the key nor the place.
        values.number("server.port", 8080, 0, LAST_PORT);
        return new ServeSettings(
                values.number("batchwright.serve.max-runs", 2, 1, MOST_RUNS),
                values.duration("batchwright.serve.purge-after", "90d", Duration.ofMinutes(1), LONGEST_KEPT),
                AccessList.users(values),
                AccessList.tokens(values));
    }
}
