package io.batchwright.faults;

import io.batchwright.fixture.TestApi;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An API that honours the {@code Idempotency-Key}, in this process, so that it outlives the application's. It keeps what each stage has
 * sent apart, and refuses some rows.
 */
final class Receiver implements AutoCloseable {

    private static final String STAGE = "X-Stage";
    private static final String KEY = "Idempotency-Key";
    private static final int BATCH = 7;

    /** Bodies by key, by stage. */
    private final Map<String, Map<String, String>> taken = new ConcurrentHashMap<>();

    private final TestApi api = new TestApi(this::take).forgetful();

    private void take(TestApi.Request request) throws IOException {
        String before = taken.computeIfAbsent(request.header(STAGE), stage -> new ConcurrentHashMap<>())
                .putIfAbsent(request.header(KEY), request.body());
        if (before != null && !before.equals(request.body())) {
            request.answer(403, "this key came with other rows before");
            return;
        }
        request.answer(200, "{\"errors\":[" + refused(request.body().lines().toList()) + "]}");
    }

    private static String refused(List<String> rows) {
        return IntStream.range(0, rows.size())
                .filter(item -> rows.get(item).contains("77,"))
                .mapToObj(item -> "{\"index\":" + item + ",\"message\":\"no 77\"}")
                .collect(Collectors.joining(","));
    }

    /** The keys of a sink that sends a stage's rows here. */
    String sink(String stage) {
        return "type: http, url: '" + api.url("/rows") + "', body: json-lines, batch-size: " + BATCH + ", headers: { "
                + STAGE + ": " + stage + " }, errors: { path: errors, index: index, message: message }";
    }

    /** The rows that a stage has sent, those of a batch that came again only once, sorted. */
    List<String> rows(String stage) {
        return taken.getOrDefault(stage, Map.of()).values().stream()
                .flatMap(String::lines)
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    @Override
    public void close() {
        api.close();
    }
}
