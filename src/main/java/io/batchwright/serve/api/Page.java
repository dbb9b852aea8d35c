package io.batchwright.serve.api;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriUtils;
import tools.jackson.core.JsonGenerator;

/** Answers with one page of a list, of which others are asked for by the key of the last or first element. */
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
     * Tells of another page (RFC 8288).
     *
     * @param relation {@code next} or {@code prev}
     * @param parameter {@code before} or {@code after}
     * @param key the key that it takes
     */
    public Page link(String relation, String parameter, Object key) {
        links.add("<" + address(parameter, key) + ">; rel=\"" + relation + "\"");
        return this;
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
     * The answer: an array.
     *
     * @param writing writes one element
     */
    public <T> ResponseEntity<Json> of(List<T> elements, BiConsumer<JsonGenerator, T> writing) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        if (!links.isEmpty()) {
            answer.header(HttpHeaders.LINK, String.join(", ", links));
        }
        return answer.body(Json.array(elements, writing));
    }
}
