package io.batchwright.sink;

import io.batchwright.http.AuthSpec;
import io.batchwright.http.HttpRequests;
import io.batchwright.http.HttpSettings;
import io.batchwright.http.Urls;
import io.batchwright.http.Waiting;
import io.batchwright.record.Schema;
import io.batchwright.spec.DataSize;
import io.batchwright.spec.Key;
import io.batchwright.spec.Problems;
import io.batchwright.spec.TypeName;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An API that takes batches of rows as JSON.
 *
 * @param connection the connection of {@code config/application.yml} that holds checkpoint and rejects, or null for the default one
 * @param url where batches are sent
 * @param method how they are sent
 * @param batchSize the most rows of a batch
 * @param body what a batch looks like
 * @param headers headers of every request
 * @param auth the credentials, or null
 * @param errors where an answer names items that were refused; null if it does not
 * @param timeout the longest time until an answer is there in full
 * @param connectTimeout the longest time until a connection is there
 * @param maxResponseSize the longest answer
 * @param retries how often a batch is sent again
 * @param maxWait the longest wait before that
 * @param rateLimit the most requests in a second, or null
 */
@TypeName(value = "http", doc = "An HTTP API that takes batches of rows as JSON.")
public record HttpSinkSpec(
        @Key(
                "A connection of config/application.yml (connections:) for checkpoint and rejects; the default connection if left"
                        + " out.")
        @Nullable
        String connection,

        @Key("The URL that batches are sent to.") String url,

        @Key(value = "How they are sent: post or put.", defaultValue = "post")
        Method method,

        @Key(value = "The most rows in one request, from 1 to " + MAX_BATCH_SIZE + ".", defaultValue = "100")
        int batchSize,

        @Key(
                value = "What a request holds: json-array (one array) or json-lines (one object per line).",
                defaultValue = "json-array")
        Body body,

        @Key("Headers of every request.") Map<String, String> headers,

        @Key("The credentials. They are sent to the scheme, host and port of 'url' only.") @Nullable
        AuthSpec auth,

        @Key("Where an answer names the items that were refused. Default: an answer is about the whole batch.")
        @Nullable
        HttpErrorsSpec errors,

        @Key(value = "The longest time until an answer is there in full.", defaultValue = "30s")
        Duration timeout,

        @Key(value = "The longest time until a connection is there.", defaultValue = "10s")
        Duration connectTimeout,

        @Key(value = "The longest answer.", defaultValue = "1MiB")
        DataSize maxResponseSize,

        @Key(
                value = "How often a batch is sent again after 408, 425, 429, 5xx, a broken connection or a time-out.",
                defaultValue = "5")
        int retries,

        @Key(
                value =
                        "The longest wait before a batch is sent again; if the API asks for a longer one, the run fails.",
                defaultValue = "5m")
        Duration maxWait,

        @Key("The most requests in a second, such as 5 or 0.5. Default: as many as there are.") @Nullable
        Double rateLimit)
        implements SinkSpec {

    /** The most rows in one request. */
    public static final int MAX_BATCH_SIZE = 10_000;

    public HttpSinkSpec {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** How batches are sent. */
    public enum Method {
        POST,
        PUT
    }

    /** What a request holds. */
    public enum Body {
        /** One array of objects. */
        JSON_ARRAY("application/json"),
        /** An object on each line. */
        JSON_LINES("application/x-ndjson");

        private final String contentType;

        Body(String contentType) {
            this.contentType = contentType;
        }

        String contentType() {
            return contentType;
        }
    }

    @Override
    public String promise() {
        return "at least once: a batch may be sent again, always with the same Idempotency-Key; exactly once if the API honours it";
    }

    @Override
    public boolean appends() {
        return true;
    }

    @Override
    public String target() {
        return Urls.isUrl(url) ? Urls.shown(URI.create(url)) : url;
    }

    @Override
    public String targetKey() {
        return "url";
    }

    /** Where rows go, but neither credentials nor how they are sent. */
    @Override
    public Map<String, String> identity() {
        Map<String, String> identity = new HashMap<>();
        identity.put("url", target());
        if (connection != null) {
            identity.put("connection", connection);
        }
        return identity;
    }

    @Override
    public void validate(Problems problems) {
        settings().validate(problems);
        problems.require(
                batchSize >= 1 && batchSize <= MAX_BATCH_SIZE, "batch-size", "1 to " + MAX_BATCH_SIZE + " rows");
    }

    private HttpSettings settings() {
        return new HttpSettings(
                url, headers, auth, timeout, connectTimeout, maxResponseSize, retries, maxWait, rateLimit);
    }

    @Override
    public Sink open(Schema schema, SinkContext context) {
        return open(schema, context, Waiting.by(time -> {
            if (context.pause().await(time)) {
                throw new InterruptedException("the run is to stop");
            }
        }));
    }

    /** @param waiting what is waited by before a batch is sent again */
    Sink open(Schema schema, SinkContext context, Waiting waiting) {
        HttpRequests requests = new HttpRequests(settings(), waiting);
        HttpOutput output = new HttpOutput(this, new HttpBody(body, schema), new HttpVerdicts(errors), requests);
        return new OutputSink(this, output, context);
    }

    /** Without headers and credentials, so that no message has them. */
    @Override
    public String toString() {
        return identity().toString();
    }
}
