package io.batchwright.http;

import io.batchwright.spec.SecretNames;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What can be done with URLs of the schemes http and https. */
public final class Urls {

    private Urls() {}

    /** Whether a text is a URL that can be asked for, without a user, a password or a fragment in it. */
    public static boolean isUrl(String text) {
        try {
            URI uri = URI.create(text);
            String scheme = uri.getScheme();
            return scheme != null
                    && scheme.toLowerCase(Locale.ROOT).matches("https?")
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getFragment() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The URL with parameters in its query, in place of those of the same names. */
    public static URI with(URI url, Map<String, String> parameters) {
        if (parameters.isEmpty()) {
            return url;
        }
        List<String> query = new ArrayList<>(parameters(without(url, parameters.keySet())));
        parameters.forEach((name, value) -> query.add(encoded(name) + "=" + encoded(value)));
        return withQuery(url, query);
    }

    /** The URL without the parameters of these names. */
    public static URI without(URI url, Set<String> names) {
        List<String> query = new ArrayList<>(parameters(url));
        return query.removeIf(parameter -> names.contains(name(parameter))) ? withQuery(url, query) : url;
    }

    /** The URL for people, and for what identifies a load: without the values of parameters whose names sound secret. */
    public static String shown(URI url) {
        List<String> query = new ArrayList<>();
        for (String parameter : parameters(url)) {
            query.add(
                    SecretNames.matches(name(parameter))
                            ? parameter.replaceFirst("=.*", "=" + SecretNames.MASK)
                            : parameter);
        }
        return withQuery(url, query).toString();
    }

    /** Whether two URLs have scheme, host and port in common. */
    public static boolean sameOrigin(URI a, URI b) {
        return a.getScheme().equalsIgnoreCase(b.getScheme())
                && a.getHost().equalsIgnoreCase(b.getHost())
                && port(a) == port(b);
    }

    /** A text as it stands in a query. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static int port(URI url) {
        int standard = url.getScheme().equalsIgnoreCase("https") ? 443 : 80;
        return url.getPort() < 0 ? standard : url.getPort();
    }

    private static List<String> parameters(URI url) {
        String query = url.getRawQuery();
        return query == null || query.isEmpty() ? List.of() : List.of(query.split("&"));
    }

    private static String name(String parameter) {
        String name = parameter.contains("=") ? parameter.substring(0, parameter.indexOf('=')) : parameter;
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return name;
        }
    }

    private static URI withQuery(URI url, List<String> query) {
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        String parameters = query.isEmpty() ? "" : "?" + String.join("&", query);
        return URI.create(url.getScheme() + "://" + url.getRawAuthority() + path + parameters);
    }
}
