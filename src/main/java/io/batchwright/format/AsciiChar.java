package io.batchwright.format;

/** Checks the single characters that specs take as separators. */
final class AsciiChar {

    private AsciiChar() {}

    /** @throws IllegalArgumentException unless {@code value} is ASCII and ends no line */
    static void require(String key, char value) {
        if (value == 0 || value > 0x7E || value == '\n' || value == '\r') {
            throw new IllegalArgumentException(
                    key + ": expected one ASCII character that ends no line, found '" + value + "'");
        }
    }
}
