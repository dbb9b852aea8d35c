package io.batchwright.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class NumbersTest {

    private static final Pattern PYTHON_INT = Pattern.compile("([+-]?)([0-9]+(?:_[0-9]+)*)");
    private static final long UNTOUCHED = 42;

    @Property(tries = 2000)
    void readsAsPythonDoesWithin64Bits(@ForAll("almostNumbers") String text) {
        assertThat(parsed(text)).isEqualTo(python(text));
    }

    @Property
    void readsEveryLong(@ForAll long number) {
        assertThat(parsed(Long.toString(number))).isEqualTo(number);
    }

    @Property
    void refusesWhatIsBeyond64Bits(@ForAll long number) {
        BigInteger shift = BigInteger.TWO.pow(64).multiply(BigInteger.valueOf(number < 0 ? -1 : 1));
        assertThat(parsed(BigInteger.valueOf(number).add(shift).toString())).isNull();
    }

    @Example
    void knowsTheEdges() {
        assertThat(parsed("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
        assertThat(parsed("-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
        assertThat(parsed("9223372036854775808")).isNull();
        assertThat(parsed("-9223372036854775809")).isNull();
        assertThat(parsed("000000000000000000000000000001")).isEqualTo(1);
        assertThat(parsed("")).isNull();
        assertThat(parsed("+")).isNull();
    }

    @Provide
    Arbitrary<String> almostNumbers() {
        return Arbitraries.strings()
                .withChars("0123456789")
                .withChars("+-_ \t\u00a0\u3000x.")
                .ofMaxLength(24);
    }

    /** A literal reading of the rules of {@code int()}, limited to ASCII digits and 64 bits. */
    private static @Nullable Long python(String text) {
        Matcher number = PYTHON_INT.matcher(text.replaceAll("^[ \t\u00a0\u3000]+|[ \t\u00a0\u3000]+$", ""));
        if (!number.matches()) {
            return null;
        }
        BigInteger digits = new BigInteger(number.group(2).replace("_", ""));
        BigInteger value = number.group(1).equals("-") ? digits.negate() : digits;
        return value.bitLength() < Long.SIZE ? value.longValue() : null;
    }

    /** Parses the text in the middle of other digits, which must not matter. */
    private static @Nullable Long parsed(String text) {
        Bytes bytes = Bytes.of("7" + text + "7");
        long[] target = {UNTOUCHED, UNTOUCHED};
        boolean fits = Numbers.parseLong(bytes.array(), 1, bytes.length() - 1, target, 1);
        assertThat(target[0]).isEqualTo(UNTOUCHED);
        if (!fits) {
            assertThat(target[1]).isEqualTo(UNTOUCHED);
        }
        return fits ? target[1] : null;
    }
}
