package io.batchwright.http;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests, again where it helps: after 429 and 5xx, broken connections and time-outs, with exponential back-off and
 * jitter, or when {@code Retry-After} says. Thread-safe.
 */
public final class HttpRequests {

    private final HttpSettings settings;
    private final RateLimit rate;
    private final Backoff backoff;
    private final HttpExchange exchange;

    /** Nothing is sent yet. */
    public HttpRequests(HttpSettings settings, Waiting waiting) {
        this.settings = settings;
        this.rate = new RateLimit(settings.rateLimit(), waiting);
        this.backoff = new Backoff(settings.maxWait(), waiting);
        this.exchange = new HttpExchange(settings, waiting.clock());
    }

    /**
     * Gets a URL.
     *
     * @param what what it is, for messages: "page 3"
     * @throws HttpException if it can not be had
     * @throws InterruptedException if the thread is interrupted, which gives the request up
     */
    public Answer get(URI url, String what) throws InterruptedException {
        return repeated(() -> exchange.get(url), "GET " + Urls.shown(url) + " (" + what + ")");
    }

    /**
     * Sends something, at least once.
     *
     * @param what what it is, for messages: "100 rows"
     * @return what was answered, which may be that the server refuses it
     * @throws HttpException if there is no answer, or none but that it should be tried again later
     * @throws InterruptedException if the thread is interrupted, which gives the request up
     */
    public Reply send(Submission submission, String what) throws InterruptedException {
        return repeated(() -> exchange.send(submission), described(submission, what));
    }

    /** The exception for an answer that ends the work. */
    public HttpException refused(Submission submission, String what, String reason) {
        return failed(described(submission, what), reason, null);
    }

    private static String described(Submission submission, String what) {
        return submission.method() + " " + Urls.shown(submission.url()) + " (" + what + ")";
    }

    /** A text without the values that are secret. */
    public String redacted(String text) {
        return settings.redacted(text);
    }

    /** One try of a request. */
    @FunctionalInterface
    private interface Try<T> {
        T send() throws TransientFailure, RefusedException, InterruptedException;
    }

    private <T> T repeated(Try<T> request, String described) throws InterruptedException {
        int failures = 0;
        while (true) {
            try {
                rate.await();
                return request.send();
            } catch (TransientFailure e) {
                failures++;
                if (failures > settings.retries()) {
                    throw failed(described, e.getMessage() + tries(failures), e);
                }
                if (backoff.exceeds(e.retryAfter())) {
                    throw failed(described, e.getMessage() + tooLong(e), e);
                }
                backoff.pause(failures, e.retryAfter());
            } catch (RefusedException e) {
                throw failed(described, String.valueOf(e.getMessage()), e);
            }
        }
    }

    private static String tries(int failures) {
        return failures == 1 ? "" : ", " + failures + " times; run again later to go on";
    }

    private String tooLong(TransientFailure e) {
        return "; it asks to wait "
                + String.valueOf(e.retryAfter()).substring(2).toLowerCase(Locale.ROOT)
                + ", longer than max-wait; run again later to go on";
    }

    /** The exception for a request that failed for good. */
    private HttpException failed(String described, String reason, @Nullable Exception cause) {
        return new HttpException(settings.redacted(described + ": " + reason), cause);
    }
}
