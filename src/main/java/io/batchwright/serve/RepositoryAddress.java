package io.batchwright.serve;

import java.util.regex.Pattern;
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

    /** What the names of tables begin with unless an application says otherwise. */
    public static final String STANDARD_PREFIX = "BATCH_";

    private static final Pattern PREFIX = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");

    /** Whether tables' names can begin with a text. */
    public static boolean isPrefix(String text) {
        return PREFIX.matcher(text).matches();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return url.replaceFirst("\\?.*", "");
    }
}
