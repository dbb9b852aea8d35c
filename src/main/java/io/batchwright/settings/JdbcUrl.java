package io.batchwright.settings;

import java.util.regex.Pattern;

/** What there is to know of the URLs of databases. */
public final class JdbcUrl {

    static final String EXPECTED = "jdbc:h2:… or jdbc:postgresql:…";

    /** A password in a JDBC URL: a parameter, or between user and host. It may hold what ends it elsewhere. */
    private static final Pattern SECRET = Pattern.compile("(?i)((?:password|pwd)=)[^;&]*|(//[^/:?;@]*:)[^?;]*(?=@)");

    private JdbcUrl() {}

    /** The URL without the password that may stand in it. */
    public static String masked(String url) {
        return SECRET.matcher(url).replaceAll("$1$2***");
    }

    /** Whether it is of a database that Batchwright knows. */
    public static boolean isSupported(String url) {
        return url.startsWith("jdbc:h2:") || url.startsWith("jdbc:postgresql:");
    }
}
