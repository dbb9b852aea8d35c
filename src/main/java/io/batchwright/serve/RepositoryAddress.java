package io.batchwright.serve;

import org.jspecify.annotations.Nullable;

/**
 * Where the repository of another application is.
 *
 * @param url a JDBC URL
 * @param username null if the URL says it
 * @param password null if the URL says it
 * @param tablePrefix what the names of its tables begin with
 * @param operationsAllowed whether its executions may be stopped, recovered and abandoned
 */
public record RepositoryAddress(
        String url,
        @Nullable String username,
        @Nullable String password,
        String tablePrefix,
        boolean operationsAllowed) {

    /** Without the password. */
    @Override
    public String toString() {
        return url.replaceFirst("\\?.*", "");
    }
}
