package io.batchwright.record;

import io.batchwright.bytes.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The bytes of a record as text.
 *
 * @param text the record itself where it is UTF-8, else its bytes in base64
 * @param encoding which of the two: {@code utf-8} or {@code base64}
 */
public record RawText(String text, String encoding) {

    /** The text of some bytes. */
    public static RawText of(byte[] raw) {
        return Utf8.firstInvalid(raw, 0, raw.length) < 0
                ? new RawText(new String(raw, StandardCharsets.UTF_8), "utf-8")
                : new RawText(Base64.getEncoder().encodeToString(raw), "base64");
    }
}
