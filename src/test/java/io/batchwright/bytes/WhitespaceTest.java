package io.batchwright.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class WhitespaceTest {

    /** The list of the Javadoc. */
    private static final String WHITE = "\t\n\u000b\f\r\u001c\u001d\u001e\u001f \u0085\u00a0\u1680"
            + "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000";

    @Example
    void everyCharacterIsWhiteSpaceOrNotAsListed() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                String text = Character.toString(c);
                assertThat(stripped(text).isEmpty()).as("U+%04X", c).isEqualTo(WHITE.contains(text));
            }
        }
    }

    @Property(tries = 2000)
    void stripsBothEndsAndNothingElse(@ForAll("texts") String text) {
        int from = 0;
        int to = text.length();
        while (from < to && WHITE.indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && WHITE.indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        assertThat(stripped(text)).isEqualTo(text.substring(from, to));
    }

    @Example
    void bytesThatAreNoUtf8AreNoWhiteSpace() {
        byte[][] broken = {
            {(byte) 0xE3, '@', '@'},
            {(byte) 0xE3, (byte) 0x80},
            {(byte) 0xC2},
            {(byte) 0x85},
            {(byte) 0xE2, (byte) 0x80, 0}
        };
        for (byte[] bytes : broken) {
            assertThat(Whitespace.skip(bytes, 0, bytes.length)).isZero();
            assertThat(Whitespace.trimEnd(bytes, 0, bytes.length)).isEqualTo(bytes.length);
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars(WHITE)
                .withChars("ab\u00e9\u200b\u4e2d")
                .ofMaxLength(12);
    }

    private static String stripped(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int from = Whitespace.skip(bytes, 0, bytes.length);
        int to = Whitespace.trimEnd(bytes, from, bytes.length);
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
