package io.batchwright.bytes;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 hash (FIPS 180-4) of what is added to it. Not thread-safe. */
public final class Sha256 {

    private final MessageDigest digest;

    /** Begins with nothing. */
    public Sha256() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Adds all of {@code bytes}. */
    public Sha256 add(byte[] bytes) {
        return add(bytes, 0, bytes.length);
    }

    /** Adds {@code bytes[from, to)}. */
    public Sha256 add(byte[] bytes, int from, int to) {
        digest.update(bytes, from, to - from);
        return this;
    }

    /** Adds a text in UTF-8. */
    public Sha256 add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The hash in lower-case hex; begins anew. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
