package io.batchwright.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LineCharsTest {

    private final LineChars chars = new LineChars();

    @Property(tries = 500)
    void isTheTextAndKnowsItsOffsets(@ForAll String anything) {
        byte[] bytes = ("<" + anything).getBytes(StandardCharsets.UTF_8);
        String text = new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_8);

        chars.set(bytes, 1, bytes.length);

        assertThat(chars.toString()).isEqualTo(text);
        assertThat(chars.length()).isEqualTo(text.length());
        for (int i = 0; i <= text.length(); i++) {
            boolean insidePair =
                    i > 0 && i < text.length() && Character.isSurrogatePair(text.charAt(i - 1), text.charAt(i));
            if (!insidePair) {
                assertThat(chars.offset(i)).isEqualTo(1 + text.substring(0, i).getBytes(StandardCharsets.UTF_8).length);
            }
        }
    }

    @Test
    void malformedBytesAreReplaced() {
        byte[] bytes = {'a', (byte) 0xFF, 'b', (byte) 0xE2, (byte) 0x82};

        chars.set(bytes, 0, bytes.length);

        assertThat(chars.toString()).isEqualTo("a\uFFFDb\uFFFD\uFFFD");
        assertThat(chars.offset(2)).isEqualTo(2);
        assertThat(chars.subSequence(1, 3).toString()).isEqualTo("\uFFFDb");
    }

    @Test
    void patienceEndsAndStartsAgainWithTheNextLine() {
        byte[] bytes = {'a'};
        chars.set(bytes, 0, 1);

        assertThatThrownBy(() -> {
                    while (true) {
                        assertThat(chars.charAt(0)).isEqualTo('a');
                    }
                })
                .isInstanceOf(LineChars.ExhaustedException.class);
        chars.set(bytes, 0, 1);
        assertThat(chars.charAt(0)).isEqualTo('a');
    }
}
