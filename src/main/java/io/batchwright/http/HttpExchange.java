package io.batchwright.http;

import io.batchwright.http.LimitedBody.Excess;
import io.batchwright.http.LimitedBody.TooLargeException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * One try of a request. Redirects are followed by hand, so that headers and credentials stay with the scheme, host and port
 * that they are meant for. Thread-safe.
 */
final class HttpExchange {

    /** The system property of module {@code java.net.http}; read once, when the first client is made. */
    private static final String BUFFER_SIZE = "jdk.httpclient.bufsize";

    private static final int MOST_REDIRECTS = 5;

    /** Request timeout, too early, too many requests. */
    private static final Set<Integer> TRANSIENT = Set.of(408, 425, 429);

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    static {
        // The client reads 16 KiB at once by default: a large page wakes its thread up for each of them.
        if (System.getProperty(BUFFER_SIZE) == null) {
            System.setProperty(BUFFER_SIZE, Integer.toString(128 * 1024));
        }
    }

    private final HttpSettings settings;
    private final URI base;
    private final Clock clock;
    private final HttpClient client;

    HttpExchange(HttpSettings settings, Clock clock) {
        this.settings = settings;
        this.base = URI.create(settings.url());
        this.clock = clock;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectTimeout())
                .build();
    }

    Answer get(URI url) throws TransientFailure, RefusedException, InterruptedException {
        URI current = url;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            HttpResponse<byte[]> response = send(request(current).build(), this::beginningOfFailures);
            if (!REDIRECTS.contains(response.statusCode())) {
                return answer(current, response);
            }
            current = redirected(current, response);
        }
        throw new RefusedException("it was redirected more than " + MOST_REDIRECTS + " times");
    }

    /** Sends a body; it is never sent anywhere else. */
    Reply send(Submission submission) throws TransientFailure, RefusedException, InterruptedException {
        HttpRequest.Builder request = request(submission.url());
        submission.headers().forEach(request::setHeader);
        request.method(submission.method(), HttpRequest.BodyPublishers.ofByteArray(submission.body()));
        HttpResponse<byte[]> response = send(request.build(), this::whole);
        if (isTransient(response.statusCode())) {
            throw transientFailure(response);
        }
        if (REDIRECTS.contains(response.statusCode())) {
            throw new RefusedException("the answer was " + response.statusCode() + ", which redirects to '"
                    + response.headers().firstValue("Location").orElse("")
                    + "'; sent is to the URL of the pipeline only");
        }
        return new Reply(response.statusCode(), response.body());
    }

    private HttpRequest.Builder request(URI url) {
        boolean trusted = Urls.sameOrigin(url, base);
        AuthSpec auth = trusted ? settings.auth() : null;
        HttpRequest.Builder request = HttpRequest.newBuilder(auth == null ? url : Urls.with(url, auth.query()))
                .setHeader("Accept", "application/json")
                .setHeader("User-Agent", "batchwright");
        if (trusted) {
            settings.headers().forEach(request::setHeader);
        }
        if (auth != null) {
            auth.headers().forEach(request::setHeader);
        }
        return request;
    }

    private HttpResponse<byte[]> send(HttpRequest request, HttpResponse.BodyHandler<byte[]> body)
            throws TransientFailure, RefusedException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> response = client.sendAsync(request, body);
        try {
            return response.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new TransientFailure(
                    "there was no full answer within " + settings.timeout().toMillis() + " ms (timeout)", null, e);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } finally {
            response.cancel(true);
        }
    }

    private LimitedBody whole(HttpResponse.ResponseInfo response) {
        return new LimitedBody(
                settings.maxResponseBytes(), isSuccess(response.statusCode()) ? Excess.FAILS : Excess.IS_CUT);
    }

    private LimitedBody beginningOfFailures(HttpResponse.ResponseInfo response) {
        return isSuccess(response.statusCode())
                ? new LimitedBody(settings.maxResponseBytes(), Excess.FAILS)
                : new LimitedBody(4 * Reply.LONGEST_TEXT, Excess.IS_CUT);
    }

    private TransientFailure failure(@Nullable Throwable cause) throws RefusedException {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof TooLargeException) {
                throw new RefusedException("the answer is longer than " + settings.maxResponseBytes()
                        + " bytes; ask for less at once, or raise max-response-size");
            }
            if (each instanceof SSLHandshakeException) {
                throw new RefusedException("no secure connection can be made: " + each.getMessage());
            }
            if (each instanceof UnresolvedAddressException) {
                return new TransientFailure("the host is unknown", null, cause);
            }
        }
        if (cause == null) {
            throw new IllegalStateException("a request failed for no reason");
        }
        if (cause instanceof HttpTimeoutException || cause instanceof ConnectException) {
            return new TransientFailure("the host cannot be reached" + text(cause), null, cause);
        }
        if (cause instanceof IOException) {
            return new TransientFailure("the connection broke" + text(cause), null, cause);
        }
        throw new IllegalStateException(cause);
    }

    private static String text(Throwable cause) {
        return cause.getMessage() == null ? "" : " (" + cause.getMessage() + ")";
    }

    private Answer answer(URI url, HttpResponse<byte[]> response) throws TransientFailure, RefusedException {
        int status = response.statusCode();
        if (isSuccess(status)) {
            return new Answer(url, response.headers(), response.body());
        }
        if (isTransient(status)) {
            throw transientFailure(response);
        }
        String text = said(response);
        throw new RefusedException(status == 401 || status == 403 ? text + "; check auth" : text);
    }

    private static boolean isSuccess(int status) {
        return status >= 200 && status < 300;
    }

    private static boolean isTransient(int status) {
        return TRANSIENT.contains(status) || status >= 500;
    }

    private TransientFailure transientFailure(HttpResponse<byte[]> response) {
        return new TransientFailure(said(response), RetryAfter.of(response.headers(), clock), null);
    }

    private static String said(HttpResponse<byte[]> response) {
        return new Reply(response.statusCode(), response.body()).text();
    }

    private static URI redirected(URI from, HttpResponse<byte[]> response) throws RefusedException {
        String location = response.headers().firstValue("Location").orElse("");
        URI to;
        try {
            to = from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw new RefusedException("it was redirected to '" + location + "', which is no URL");
        }
        if (location.isEmpty() || !Urls.isUrl(to.toString())) {
            throw new RefusedException("it was redirected to '" + location + "', which is no URL");
        }
        if (from.getScheme().equalsIgnoreCase("https") && !to.getScheme().equalsIgnoreCase("https")) {
            throw new RefusedException("it was redirected to " + Urls.shown(to) + ", which is not encrypted");
        }
        return to;
    }
}
