package io.batchwright.faults;

import io.batchwright.fixture.TestApi;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Gives records out as the pages of an API in this process. It can be asked for the records from a group on; a wave ends within a group,
 * so that a load of what is new is shown some records again.
 */
final class PageFeed implements Feed, AutoCloseable {

    /** Pages and chunks end at different records. */
    private static final int PAGE = 70;

    private final String keys;
    private final Function<Reading, String> json;
    private final TestApi api = new TestApi(this::answer).forgetful();
    private volatile List<String> items = List.of();

    private PageFeed(String keys, Function<Reading, String> json) {
        this.keys = keys;
        this.json = json;
    }

    /** One that is read as a whole. */
    static PageFeed all() {
        return new PageFeed("", Reading::json);
    }

    /** One of which is read what is new. */
    static PageFeed growing() {
        return new PageFeed("""
                  read: new
                  since: { field: group, param: since }
                """, Reading::objectOfGroup);
    }

    private void answer(TestApi.Request request) throws IOException {
        List<String> given = items;
        int first = Reading.GROUP * Integer.parseInt(request.parameter("since", "0"));
        int from = Integer.parseInt(request.parameter("cursor", Integer.toString(first)));
        int to = Math.min(given.size(), from + PAGE);
        String next = to < given.size() ? "\"" + to + "\"" : "null";
        String page = String.join(",", given.subList(from, to));
        request.answer(
                200, "{\"items\":[" + page + "],\"next\":" + next + ",\"total\":" + (given.size() - first) + "}");
    }

    @Override
    public String pipeline() {
        return """
                source:
                  type: http
                  url: '%s'
                  records: items
                  total: total
                  page: { type: cursor, next: next }
                %s""".formatted(api.url("/readings"), keys);
    }

    @Override
    public void give(List<Reading> wave) {
        List<String> all = new ArrayList<>(items);
        wave.forEach(reading -> all.add(json.apply(reading)));
        items = List.copyOf(all);
    }

    @Override
    public void close() {
        api.close();
    }
}
