package io.batchwright.serve.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.security.crypto.bcrypt.BCrypt;

/** Makes passwords and tokens, and the hashes of tokens. Thread-safe. */
public final class Secrets {

    /** Without those that look alike; 32 of them, so that each tells five bits. */
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

    private static final int PASSWORD_LENGTH = 20;
    private static final int TOKEN_LENGTH = 40;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** A password of 100 random bits. */
    public static String password() {
        return random(PASSWORD_LENGTH);
    }

    /** A token of 200 random bits. */
    public static String token() {
        return "bw_" + random(TOKEN_LENGTH);
    }

    /** The bcrypt hash of a password of at most 72 bytes, with a salt of its own. */
    public static String hashPassword(String password) {
        return BCrypt.hashpw(password, BCrypt.gensalt());
    }

    /** The SHA-256 of a token, 64 hex digits. A token is too long to be guessed, so that it needs no slow hash. */
    public static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String random(int length) {
        StringBuilder text = new StringBuilder(length);
        RANDOM.ints(length, 0, LETTERS.length()).forEach(index -> text.append(LETTERS.charAt(index)));
        return text.toString();
    }
}
