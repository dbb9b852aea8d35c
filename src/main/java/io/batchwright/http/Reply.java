package io.batchwright.http;

import java.nio.charset.StandardCharsets;

/**
 * What a server answered, good or bad.
 *
 * @param status the status
 * @param body its body, or the beginning of it if it is an error's; shared, do not write to it
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Reply(int status, byte[] body) {

    static final int LONGEST_TEXT = 300;

    /** Whether the server has taken what it was sent. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** The status and the beginning of the body, for people. */
    public String text() {
        String text = new String(body, StandardCharsets.UTF_8).strip().replaceAll("\\s+", " ");
        String shown = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text;
        return "the answer was " + status + (shown.isEmpty() ? "" : ": " + shown);
    }
}
