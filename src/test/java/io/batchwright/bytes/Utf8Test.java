package io.batchwright.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class Utf8Test {

    @Property(tries = 5000)
    void agreesWithTheDecoderOfTheJdk(@ForAll("bytes") byte[] bytes) {
        assertThat(Utf8.firstInvalid(bytes, 0, bytes.length)).isEqualTo(jdk(bytes));
    }

    @Example
    void agreesOnAllSequencesThatStartAMultiByteCharacter() {
        byte[] edges = {0x00, 0x41, 0x7F, (byte) 0x80, (byte) 0x8F, (byte) 0x90, (byte) 0x9F, (byte) 0xA0, (byte) 0xBF};
        for (int first = 0x80; first <= 0xFF; first++) {
            for (byte second : edges) {
                for (byte third : edges) {
                    byte[] bytes = {(byte) first, second, third, (byte) 0x80};
                    assertThat(Utf8.firstInvalid(bytes, 0, 4)).isEqualTo(jdk(bytes));
                    assertThat(Utf8.firstInvalid(bytes, 0, 3)).isEqualTo(jdk(new byte[] {(byte) first, second, third}));
                }
            }
        }
    }

    @Property
    void takesAllThatJavaEncodes(@ForAll String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(Utf8.firstInvalid(bytes, 0, bytes.length)).isEqualTo(-1);
    }

    @Property
    void asciiIsWhatHasNoHighBit(@ForAll("bytes") byte[] bytes) {
        boolean ascii = true;
        for (byte b : bytes) {
            ascii &= b >= 0;
        }
        assertThat(Utf8.isAscii(bytes, 0, bytes.length)).isEqualTo(ascii);
    }

    @Example
    void looksNowhereButIntoItsRange() {
        byte[] bytes = {-1, 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', -1};
        assertThat(Utf8.isAscii(bytes, 1, 10)).isTrue();
        assertThat(Utf8.firstInvalid(bytes, 1, 10)).isEqualTo(-1);
        assertThat(Utf8.isAscii(bytes, 1, 11)).isFalse();
        assertThat(Utf8.firstInvalid(bytes, 1, 11)).isEqualTo(10);
    }

    @Provide
    Arbitrary<byte[]> bytes() {
        Arbitrary<Byte> ascii = Arbitraries.bytes().between((byte) 'a', (byte) 'z');
        Arbitrary<Byte> telling = Arbitraries.of(
                (byte) 0xC1,
                (byte) 0xC2,
                (byte) 0xDF,
                (byte) 0xE0,
                (byte) 0xE2,
                (byte) 0xED,
                (byte) 0xF0,
                (byte) 0xF4,
                (byte) 0xF5,
                (byte) 0x80,
                (byte) 0x90,
                (byte) 0xA0,
                (byte) 0xBF);
        return Arbitraries.frequencyOf(Tuple.of(2, ascii), Tuple.of(3, telling))
                .array(byte[].class)
                .ofMaxSize(20);
    }

    /** Where {@link java.nio.charset.CharsetDecoder} stops, or -1. */
    private static int jdk(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(in, CharBuffer.allocate(bytes.length + 1), true);
        return result.isError() ? in.position() : -1;
    }
}
