package io.batchwright.source;

import io.batchwright.http.AuthSpec;
import io.batchwright.http.HttpSettings;
import io.batchwright.http.Urls;
import io.batchwright.source.page.PageSpec;
import io.batchwright.spec.DataSize;
import io.batchwright.spec.JsonPath;
import io.batchwright.spec.Key;
import io.batchwright.spec.Problems;
import io.batchwright.spec.SecretNames;
import io.batchwright.spec.TypeName;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A paginated API whose records are JSON.
 *
 * @param url the URL of the first page
 * @param headers headers of every request
 * @param query parameters of the first request, and of all that are made from {@code url}
 * @param auth the credentials, or null
 * @param records where the records stand in an answer; null if the answer is the array
 * @param total where an answer says how many there are in all; or null
 * @param page how pages follow each other; null for a single one
 * @param timeout the longest time until an answer is there in full
 * @param connectTimeout the longest time until a connection is there
 * @param maxResponseSize the longest answer
 * @param retries how often a request is tried again
 * @param maxWait the longest wait before that
 * @param rateLimit the most requests in a second, or null
 * @param prefetch how many pages may be fetched ahead
 * @param read which of the records a load reads
 * @param since how the API is asked for what is new; or null
 */
@TypeName(value = "http", doc = "A paginated HTTP API that answers with JSON; its records come as json-lines.")
public record HttpSourceSpec(
        @Key("The URL of the first page.") String url,

        @Key("Headers of every request.") Map<String, String> headers,

        @Key("Parameters for the query of the URL.") Map<String, String> query,

        @Key("The credentials. They are sent to the scheme, host and port of 'url' only.") @Nullable
        AuthSpec auth,

        @Key("JSON path of the array of records in an answer, such as data.items. Default: the answer is the array.")
        @Nullable
        JsonPath records,

        @Key("JSON path of the number of all records in an answer. Pages that are counted end there; the load fails if"
                + " the API ends before.")
        @Nullable
        JsonPath total,

        @Key("How the pages follow each other. Default: there is only one.") @Nullable
        PageSpec page,

        @Key(value = "The longest time until an answer is there in full.", defaultValue = "30s")
        Duration timeout,

        @Key(value = "The longest time until a connection is there.", defaultValue = "10s")
        Duration connectTimeout,

        @Key(value = "The longest answer.", defaultValue = "16MiB")
        DataSize maxResponseSize,

        @Key(
                value = "How often a request is tried again after 429, 5xx, a broken connection or a time-out.",
                defaultValue = "5")
        int retries,

        @Key(
                value =
                        "The longest wait before a request is tried again; if the API asks for a longer one, the run fails.",
                defaultValue = "5m")
        Duration maxWait,

        @Key("The most requests in a second, such as 5 or 0.5. Default: as many as there are.") @Nullable
        Double rateLimit,

        @Key(value = "How many pages may be fetched ahead.", defaultValue = "1")
        int prefetch,

        @Key(
                value = "What a run reads: all records, or those that are new since the last run, as 'since' says.",
                defaultValue = "all")
        ReadMode read,

        @Key("With read: new: how the API is asked for what is new.") @Nullable
        SinceSpec since)
        implements SourceSpec {

    private static final int MOST_AHEAD = 64;

    public HttpSourceSpec {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
    }

    /** What is read, but neither credentials nor how it is asked for. */
    @Override
    public Map<String, String> identity() {
        Map<String, String> identity = new LinkedHashMap<>();
        identity.put("url", Urls.isUrl(url) ? Urls.shown(URI.create(url)) : url);
        new TreeMap<>(query).forEach((name, value) -> {
            if (!SecretNames.matches(name)) {
                identity.put("query." + name, value);
            }
        });
        identity.put("records", records == null ? "" : records.text());
        return Collections.unmodifiableMap(identity);
    }

    @Override
    public Output output() {
        return Output.JSON_LINES;
    }

    @Override
    public void validate(Problems problems) {
        settings().validate(problems);
        if (page != null) {
            page.validate(problems.in("page"));
        }
        problems.require(prefetch >= 1 && prefetch <= MOST_AHEAD, "prefetch", "1 to " + MOST_AHEAD);
        validateSince(problems);
    }

    private void validateSince(Problems problems) {
        if (since == null) {
            problems.require(
                    read == ReadMode.ALL,
                    "read",
                    "'since' with it, such as since: { field: updated_at, param: updated_since }");
            return;
        }
        problems.require(read == ReadMode.NEW, "since", "'read: new' with it");
        problems.require(!query.containsKey(since.param()), "since.param", "a parameter that is not in 'query' too");
        since.validate(problems.in("since"));
    }

    /** How its requests are sent. */
    HttpSettings settings() {
        return new HttpSettings(
                url, headers, auth, timeout, connectTimeout, maxResponseSize, retries, maxWait, rateLimit);
    }

    @Override
    public ByteSource open(SourceContext context) {
        return HttpSource.of(this);
    }

    /** Without headers and credentials, so that no message has them. */
    @Override
    public String toString() {
        return identity().toString();
    }
}
