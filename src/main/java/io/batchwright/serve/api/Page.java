package io.batchwright.serve.api;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriUtils;
import tools.jackson.core.JsonGenerator;

/**
 * Answers with one page of a list, of which others are asked for by the key of the last or first element. Of a page that there is, and
 * only of that, a header {@code Link} tells.
 */
public final class Page {

    /** The most elements of a page. */
    public static final int MOST = 500;

    private static final List<String> KEYS = List.of("before", "after");

    private final HttpServletRequest request;
    private final List<String> links = new ArrayList<>();

    /** @param request the request for this page, of which the others differ in the key only */
    public Page(HttpServletRequest request) {
        this.request = request;
    }

    /** @throws ApiException unless there is a limit from 1 to {@value #MOST} */
    public static int requireLimit(int limit) {
        if (limit < 1 || limit > MOST) {
            throw ApiException.badRequest("limit: expected 1 to " + MOST + ", found " + limit);
        }
        return limit;
    }

    /**
     * How many elements to read for a page: one more than it shows, to know whether there is a next one.
     *
     * @throws ApiException unless there is a limit from 1 to {@value #MOST}
     */
    public static int oneMore(int limit) {
        return requireLimit(limit) + 1;
    }

    /**
     * Tells of another page (RFC 8288).
     *
     * @param relation {@code next} or {@code prev}
     * @param parameter {@code before} or {@code after}
     * @param key the key that it takes
     */
    public void link(String relation, String parameter, Object key) {
        links.add("<" + address(parameter, key) + ">; rel=\"" + relation + "\"");
    }

    private String address(String parameter, Object key) {
        Map<String, String[]> parameters = new LinkedHashMap<>(request.getParameterMap());
        parameters.keySet().removeAll(KEYS);
        parameters.put(parameter, new String[] {key.toString()});
        String query = parameters.entrySet().stream()
                .flatMap(entry -> Stream.of(entry.getValue()).map(value -> entry.getKey() + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
        return request.getRequestURI() + "?" + query;
    }

    private static String encoded(String value) {
        return UriUtils.encode(value, StandardCharsets.UTF_8);
    }

    /**
     * A page of a list that is read from its beginning.
     *
     * @param oneMore the elements of the page, and the one behind them if there is one
     * @param limit how many are on the page, see {@link #oneMore}
     * @param parameter {@code before} or {@code after}: what asks for the next page
     * @param key the key that it takes, of the last element
     * @param writing writes one element
     */
    public <T> ResponseEntity<Json> upTo(
            int limit, List<T> oneMore, String parameter, Function<T, ?> key, BiConsumer<JsonGenerator, T> writing) {
        boolean more = oneMore.size() > limit;
        return of(more ? oneMore.subList(0, limit) : oneMore, more, parameter, key, writing);
    }

    /**
     * A page of a list that is read from its beginning.
     *
     * @param elements those of the page
     * @param more whether there are others behind them
     * @param parameter {@code before} or {@code after}: what asks for the next page
     * @param key the key that it takes, of the last element
     * @param writing writes one element
     */
    public <T> ResponseEntity<Json> of(
            List<T> elements,
            boolean more,
            String parameter,
            Function<T, ?> key,
            BiConsumer<JsonGenerator, T> writing) {
        if (more && !elements.isEmpty()) {
            link("next", parameter, key.apply(elements.get(elements.size() - 1)));
        }
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        if (!links.isEmpty()) {
            answer.header(HttpHeaders.LINK, String.join(", ", links));
        }
        return answer.body(Json.array(elements, writing));
    }
}
