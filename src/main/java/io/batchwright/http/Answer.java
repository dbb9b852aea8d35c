package io.batchwright.http;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server answered with success.
 *
 * @param url what gave the answer, after redirects
 * @param headers its headers
 * @param body its body; shared, do not write to it
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Answer(URI url, HttpHeaders headers, byte[] body) {

    private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset=\"?([^\";\\s]+)");

    /** The body as UTF-8, whatever charset the server says it has. */
    public byte[] utf8() {
        Matcher matcher = CHARSET.matcher(headers.firstValue("Content-Type").orElse(""));
        if (!matcher.find()) {
            return body;
        }
        try {
            Charset charset = Charset.forName(matcher.group(1));
            return charset.equals(StandardCharsets.UTF_8)
                    ? body
                    : new String(body, charset).getBytes(StandardCharsets.UTF_8);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return body;
        }
    }
}
