package io.batchwright.source.page;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code Link} headers (RFC 8288). */
final class LinkHeader {

    private static final Pattern LINK = Pattern.compile("<([^>]*)>([^,\"]*(?:\"(?:[^\"\\\\]|\\\\.)*\"[^,\"]*)*)");
    private static final Pattern RELATION = Pattern.compile("(?i);\\s*rel\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;,\"]+))");

    private LinkHeader() {}

    /** The target of the first link with a relation, or null. */
    static @Nullable String target(List<String> headers, String relation) {
        for (String header : headers) {
            Matcher link = LINK.matcher(header);
            while (link.find()) {
                if (relations(link.group(2)).contains(relation.toLowerCase(Locale.ROOT))) {
                    return link.group(1);
                }
            }
        }
        return null;
    }

    private static Set<String> relations(String parameters) {
        Matcher matcher = RELATION.matcher(parameters);
        if (!matcher.find()) {
            return Set.of();
        }
        String relations = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        return Set.copyOf(List.of(relations.toLowerCase(Locale.ROOT).strip().split("\\s+")));
    }
}
