package io.batchwright.pipeline;

import io.batchwright.http.Urls;
import io.batchwright.spec.Key;
import io.batchwright.spec.Problems;
import java.net.URI;
import java.util.List;

/**
 * The {@code notify:} part of a pipeline file: who hears of scheduled runs.
 *
 * @param url the webhook; secret, as many services know a caller by the path alone
 * @param format what it is sent
 * @param on what it hears of
 * @param rejectsAbove how many rejects of a load it does not hear of
 */
public record NotifySpec(
        @Key("The webhook that hears of scheduled runs; as it is secret, best as ${NAME} from the environment.")
        String url,

        @Key(
                value =
                        "What it is sent: json, an object with all that is known, or slack, one with a text as Slack and others"
                                + " take it.",
                defaultValue = "json")
        Format format,

        @Key(
                value =
                        "What it hears of: failure (after the last retry), recovery (the first success after one), rejects (more"
                                + " than rejects-above), missed (slots that were missed or skipped).",
                defaultValue = "[failure, recovery, missed]")
        List<Event> on,

        @Key(
                value =
                        "With 'on: rejects': how many rejects of a load are borne in silence: a number or a percentage.",
                defaultValue = "0")
        MaxRejects rejectsAbove) {

    /** What a webhook is sent. */
    public enum Format {
        /** An object with all that is known. */
        JSON,
        /** An object with a text. */
        SLACK
    }

    /** What a webhook hears of. */
    public enum Event {
        /** A slot failed for good. */
        FAILURE,
        /** A slot succeeded after one that failed. */
        RECOVERY,
        /** A load has more rejects than is borne in silence. */
        REJECTS,
        /** A slot was not run. */
        MISSED
    }

    public NotifySpec {
        on = List.copyOf(on);
    }

    /** Reports what is wrong with it; keys are relative to {@code notify}. */
    void validate(Problems problems) {
        // Without the text, which is secret.
        problems.require(
                Urls.isUrl(url), "url", "a URL that begins with http:// or https://, without user, password and '#'");
        problems.require(!on.isEmpty(), "on", "one or more of failure, recovery, rejects and missed");
    }

    /** Whether it hears of an event. */
    public boolean hears(Event event) {
        return on.contains(event);
    }

    /** Scheme and host of the webhook; the rest is secret. */
    public String shown() {
        URI webhook = URI.create(url);
        return webhook.getScheme() + "://" + webhook.getRawAuthority() + "/…";
    }

    /** Without what is secret. */
    @Override
    public String toString() {
        return "notify " + shown();
    }
}
