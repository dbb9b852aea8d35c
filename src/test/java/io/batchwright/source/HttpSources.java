package io.batchwright.source;

import io.batchwright.http.AuthSpec;
import io.batchwright.source.page.PageSpec;
import io.batchwright.spec.DataSize;
import io.batchwright.spec.JsonPath;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes specifications of HTTP sources, as the pipeline file does. */
record HttpSources(
        String url,
        Map<String, String> query,
        @Nullable AuthSpec auth,
        @Nullable String records,
        @Nullable String total,
        @Nullable PageSpec page,
        Duration timeout,
        long maxResponseSize,
        int retries,
        @Nullable Double rateLimit,
        int prefetch) {

    static HttpSources of(String url, @Nullable PageSpec page) {
        return new HttpSources(
                url, Map.of(), null, "data.items", null, page, Duration.ofSeconds(10), 1 << 20, 3, null, 1);
    }

    HttpSources with(AuthSpec credentials) {
        return new HttpSources(
                url, query, credentials, records, total, page, timeout, maxResponseSize, retries, rateLimit, prefetch);
    }

    HttpSources query(Map<String, String> parameters) {
        return new HttpSources(
                url, parameters, auth, records, total, page, timeout, maxResponseSize, retries, rateLimit, prefetch);
    }

    HttpSources records(@Nullable String path) {
        return new HttpSources(
                url, query, auth, path, total, page, timeout, maxResponseSize, retries, rateLimit, prefetch);
    }

    HttpSources total(String path) {
        return new HttpSources(
                url, query, auth, records, path, page, timeout, maxResponseSize, retries, rateLimit, prefetch);
    }

    HttpSources limits(Duration longest, long size) {
        return new HttpSources(url, query, auth, records, total, page, longest, size, retries, rateLimit, prefetch);
    }

    HttpSources rate(double perSecond) {
        return new HttpSources(
                url, query, auth, records, total, page, timeout, maxResponseSize, retries, perSecond, prefetch);
    }

    HttpSourceSpec spec() {
        return new HttpSourceSpec(
                url,
                Map.of(),
                query,
                auth,
                records == null ? null : JsonPath.parse(records),
                total == null ? null : JsonPath.parse(total),
                page,
                timeout,
                Duration.ofSeconds(5),
                new DataSize(maxResponseSize),
                retries,
                Duration.ofMinutes(5),
                rateLimit,
                prefetch,
                ReadMode.ALL,
                null);
    }
}
