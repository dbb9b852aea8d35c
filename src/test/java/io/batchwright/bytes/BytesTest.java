package io.batchwright.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class BytesTest {

    @Test
    void offsetsStayValidWhenItGrows() {
        Bytes bytes = new Bytes(0);
        byte[] word = {'a', 'b', 'c'};
        for (int i = 0; i < 1000; i++) {
            assertThat(bytes.append(word, 0, 3)).isEqualTo(3 * i);
        }
        bytes.append('!');
        assertThat(bytes.text(2997, bytes.length())).isEqualTo("abc!");
        assertThat(bytes.text(0, 3)).isEqualTo("abc");
    }

    @Test
    void appendsItsOwnContent() {
        Bytes bytes = Bytes.of("abc");
        assertThat(bytes.append(bytes.array(), 1, 3)).isEqualTo(3);
        assertThat(bytes.text(0, bytes.length())).isEqualTo("abcbc");
    }

    @Test
    void itsLengthIsAtMostItsCapacity() {
        Bytes bytes = new Bytes(4);
        bytes.length(4);
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> bytes.length(5));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> new Bytes(new byte[2], 3));
    }

    @Test
    void anExcerptIsShortAndPrintable() {
        assertThat(Excerpt.of("plain é")).isEqualTo("plain é");
        assertThat(Excerpt.of("a\tb\r\nc\u0000")).isEqualTo("a\\tb\\r\\nc\\u0000");
        assertThat(Excerpt.of("x".repeat(80))).isEqualTo("x".repeat(80));
        assertThat(Excerpt.of("x".repeat(81))).isEqualTo("x".repeat(80) + "…");
        Bytes clefs = Bytes.of("\ud834\udd1e".repeat(200));
        assertThat(Excerpt.of(clefs.array(), 0, clefs.length())).isEqualTo("\ud834\udd1e".repeat(80) + "…");
        assertThat(Excerpt.of(new byte[] {'a', (byte) 0xE9, 'b'}, 0, 3)).isEqualTo("a\ufffdb");
    }

    @Test
    void comparesAsciiInAnyCase() {
        byte[] bytes = Bytes.of("xTrueX").array();
        assertThat(Ascii.equalsIgnoreCase(bytes, 1, 5, "tRUE")).isTrue();
        assertThat(Ascii.equalsIgnoreCase(bytes, 1, 6, "true")).isFalse();
        assertThat(Ascii.startsWithIgnoreCase(bytes, 1, 6, "true")).isTrue();
        assertThat(Ascii.startsWithIgnoreCase(bytes, 1, 4, "true")).isFalse();
        assertThat(Ascii.toLowerCase((byte) '[')).isEqualTo((byte) '[');
    }
}
