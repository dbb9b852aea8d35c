package io.batchwright.http;

import java.net.URI;
import java.util.Map;

/**
 * Something to send.
 *
 * @param method {@code POST} or {@code PUT}
 * @param url where to
 * @param headers headers of this request, beside those of all
 * @param body shared, not to be written to until it is answered
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Submission(String method, URI url, Map<String, String> headers, byte[] body) {

    public Submission {
        headers = Map.copyOf(headers);
    }
}
