package io.batchwright.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every place in texts shorter and longer than a word, with and without bytes behind them. */
class ByteSearchTest {

    private static final ByteSearch SEARCH = new ByteSearch(',', '=');

    private static byte[] text(int length, int behind) {
        byte[] bytes = new byte[length + behind];
        Arrays.fill(bytes, 0, length, (byte) 'x');
        Arrays.fill(bytes, length, bytes.length, (byte) ',');
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 30})
    void findsEitherCharacterWhereverItStands(int behind) {
        for (int length = 1; length < 30; length++) {
            for (int place = 0; place < length; place++) {
                byte[] bytes = text(length, behind);
                bytes[place] = (byte) (place % 2 == 0 ? ',' : '=');
                bytes[length - 1] = place == length - 1 ? bytes[place] : (byte) '=';
                for (int from = 0; from <= place; from++) {
                    assertThat(SEARCH.find(bytes, from, length))
                            .as("%d in [%d, %d)", place, from, length)
                            .isEqualTo(place);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 30})
    void isNotMisledByWhatStandsBehindTheEnd(int behind) {
        for (int length = 0; length < 30; length++) {
            for (int from = 0; from <= length; from++) {
                assertThat(SEARCH.find(text(length, behind), from, length)).isEqualTo(length);
            }
        }
    }

    @Test
    void isNotMisledByNeighboursOfTheCharacters() {
        byte[] bytes = {',' - 1, ',' + 1, '=' - 1, '=' + 1, (byte) (',' | 0x80), 0, -1, 1, '=', 'x'};
        assertThat(SEARCH.find(bytes, 0, bytes.length)).isEqualTo(8);
    }
}
