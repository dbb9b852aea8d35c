package io.batchwright.source;

import io.batchwright.fixture.TestApi;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Items that an API gives in pages, by whatever it is asked for. */
final class PagedItems {

    private final List<String> items;
    private final int size;

    /** @param size items of a page */
    PagedItems(List<String> items, int size) {
        this.items = items;
        this.size = size;
    }

    /** All items on one page. */
    void single(TestApi.Request request) throws IOException {
        request.answer(200, body(0, items.size(), ""));
    }

    /** {@code ?page=1}, … */
    void numbered(TestApi.Request request) throws IOException {
        int page = Integer.parseInt(request.parameter("page", "1"));
        request.answer(200, page((page - 1) * size, ""));
    }

    /** {@code ?offset=0}, … */
    void offset(TestApi.Request request) throws IOException {
        request.answer(200, page(Integer.parseInt(request.parameter("offset", "0")), ""));
    }

    /** {@code ?cursor=…}, with the next one in the answer. */
    void cursor(TestApi.Request request) throws IOException {
        String cursor = request.parameter("cursor", "from:0");
        int from = Integer.parseInt(cursor.substring(cursor.indexOf(':') + 1));
        String next = from + size < items.size() ? "\"from:" + (from + size) + "\"" : "null";
        request.answer(200, page(from, ", \"meta\": {\"next\": " + next + ", \"more\": " + !next.equals("null") + "}"));
    }

    /** With the next URL in the {@code Link} header. */
    void linked(TestApi.Request request) throws IOException {
        int from = Integer.parseInt(request.parameter("from", "0"));
        String next = from + size < items.size() ? "<?from=" + (from + size) + ">; rel=\"next\", " : "";
        request.answer(200, page(from, ""), "Link", next + "<?from=0>; rel=\"first prev\"");
    }

    /** With the next URL in the answer. */
    void nextUrl(TestApi.Request request) throws IOException {
        int from = Integer.parseInt(request.parameter("from", "0"));
        String next = from + size < items.size() ? "\"/items?from=" + (from + size) + "\"" : "\"\"";
        request.answer(200, page(from, ", \"next\": " + next));
    }

    private String page(int from, String more) {
        return body(Math.min(from, items.size()), Math.min(from + size, items.size()), more);
    }

    private String body(int from, int to, String more) {
        return items.subList(from, to).stream()
                .collect(Collectors.joining(
                        " ,\n",
                        "{\"status\": \"ok\", \"data\": {\"name\": {\"items\": 1}, \"items\": [",
                        "\n]}, \"total\": " + items.size() + more + "}"));
    }
}
