package io.batchwright.http;

import java.net.URI;
import java.util.Locale;

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
        this.rate = new RateLimit(settings.perSecond(), waiting);
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
        int failures = 0;
        while (true) {
            try {
                rate.await();
                return exchange.get(url);
            } catch (TransientFailure e) {
                failures++;
                if (failures > settings.retries()) {
                    throw failed(url, what, e.getMessage() + tries(failures), e);
                }
                if (backoff.exceeds(e.retryAfter())) {
                    throw failed(url, what, e.getMessage() + tooLong(e), e);
                }
                backoff.pause(failures, e.retryAfter());
            } catch (RefusedException e) {
                throw failed(url, what, String.valueOf(e.getMessage()), e);
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
    private HttpException failed(URI url, String what, String reason, Exception cause) {
        return new HttpException(settings.redacted("GET " + Urls.shown(url) + " (" + what + "): " + reason), cause);
    }
}
