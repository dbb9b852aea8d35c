package io.batchwright.schedule;

import io.batchwright.http.HttpException;
import io.batchwright.http.HttpRequests;
import io.batchwright.http.HttpSettings;
import io.batchwright.http.Reply;
import io.batchwright.http.Submission;
import io.batchwright.http.Urls;
import io.batchwright.http.Waiting;
import io.batchwright.pipeline.NotifySpec;
import io.batchwright.spec.DataSize;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/** Sends notifications to the webhook of a pipeline, each once. */
final class Webhook {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final DataSize LONGEST_ANSWER = new DataSize(64 << 10);

    private final NotifySpec spec;
    private final URI url;
    private final HttpRequests requests;

    Webhook(NotifySpec spec) {
        this.spec = spec;
        this.url = URI.create(spec.url());
        this.requests = new HttpRequests(
                new HttpSettings(spec.url(), Map.of(), null, TIMEOUT, TIMEOUT, LONGEST_ANSWER, 0, Duration.ZERO, null),
                Waiting.real());
    }

    /**
     * Sends a notification.
     *
     * @return why it was not taken, without what is secret of the URL; null if it was
     * @throws InterruptedException if the thread is interrupted, which gives it up
     */
    @Nullable
    String send(Notification notification) throws InterruptedException {
        Submission submission = new Submission(
                "POST",
                url,
                Map.of("Content-Type", "application/json"),
                body(notification).getBytes(StandardCharsets.UTF_8));
        try {
            Reply reply = requests.send(submission, "notification " + notification.id());
            return reply.isSuccess() ? null : masked(reply.text());
        } catch (HttpException e) {
            return masked(String.valueOf(e.getMessage()));
        }
    }

    private String body(Notification notification) {
        return spec.format() == NotifySpec.Format.JSON
                ? notification.payload()
                : JsonNodeFactory.instance
                        .objectNode()
                        .put("text", escaped(notification.message()))
                        .toString();
    }

    /** Slack takes these three characters for its own. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private String masked(String text) {
        String masked = text.replace(Urls.shown(url), spec.shown()).replace(spec.url(), spec.shown());
        String path = url.getRawPath();
        return path == null || path.length() < 2 ? masked : masked.replace(path, "/…");
    }
}
