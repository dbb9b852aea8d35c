package io.batchwright.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LinesTest {

    @Property(tries = 2000)
    void findsTheLinesThatALoopFinds(@ForAll("texts") String text) {
        assertThat(lines(text)).isEqualTo(naive(text));
    }

    @Property
    void findsTheFirstEndInsideTheRangeOnly(@ForAll byte[] bytes) {
        for (int from = 0; from <= Math.min(bytes.length, 9); from++) {
            int expected = from;
            while (expected < bytes.length && bytes[expected] != '\n' && bytes[expected] != '\r') {
                expected++;
            }
            assertThat(Lines.end(bytes, from, bytes.length)).isEqualTo(expected);
        }
    }

    @Example
    void bytesNextToLineEndsInValueAreNone() {
        byte[] bytes = {0x09, 0x0B, 0x0C, 0x0E, (byte) 0x8A, (byte) 0x8D, 0x1A, 0x1D, 0x00, (byte) 0xFF};
        assertThat(Lines.end(bytes, 0, bytes.length)).isEqualTo(bytes.length);
    }

    @Example
    void aCarriageReturnAtTheEndOfTheRangeEndsALine() {
        byte[] bytes = {'a', '\r', '\n'};
        assertThat(Lines.next(bytes, 1, 2)).isEqualTo(2);
        assertThat(Lines.next(bytes, 1, 3)).isEqualTo(3);
        assertThat(Lines.next(bytes, 3, 3)).isEqualTo(3);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("abcdefg")
                .withChars("\n\r\u00e9")
                .ofMaxLength(60);
    }

    private static List<String> lines(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<String> lines = new ArrayList<>();
        int from = 0;
        while (from < bytes.length) {
            int end = Lines.end(bytes, from, bytes.length);
            lines.add(new String(bytes, from, end - from, StandardCharsets.UTF_8));
            from = Lines.next(bytes, end, bytes.length);
        }
        return lines;
    }

    private static List<String> naive(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        boolean open = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' && i > 0 && text.charAt(i - 1) == '\r') {
                continue;
            }
            open = c != '\n' && c != '\r';
            if (open) {
                line.append(c);
            } else {
                lines.add(line.toString());
                line.setLength(0);
            }
        }
        if (open) {
            lines.add(line.toString());
        }
        return lines;
    }
}
