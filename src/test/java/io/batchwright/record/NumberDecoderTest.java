package io.batchwright.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** Decimals and doubles against the classes of the JDK. */
class NumberDecoderTest {

    @Property(tries = 3000)
    void aDecimalIsExactlyWhatBigDecimalReads(
            @ForAll("numbers") String text, @ForAll @IntRange(min = 1, max = 12) int precision, @ForAll int anyScale) {
        int scale = Math.floorMod(anyScale, precision + 1);
        FieldType type = FieldType.decimal(precision, scale);
        BigDecimal expected = bigDecimal(text, precision, scale);
        if (expected == null) {
            assertThatCode(() -> Values.parse(type, text)).isInstanceOf(IllegalArgumentException.class);
        } else {
            BigDecimal value = (BigDecimal) Values.parse(type, text);
            assertThat(value).isEqualByComparingTo(expected);
            assertThat(value.scale()).isBetween(0, scale);
        }
    }

    @Property(tries = 2000)
    void aDoubleIsWhatJavaReads(@ForAll("numbers") String text) {
        if (isNumber(text)) {
            assertThat(Values.parse(FieldType.DOUBLE, text)).isEqualTo(Double.valueOf(text));
        } else {
            assertThatCode(() -> Values.parse(FieldType.DOUBLE, text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Property
    void everyDoubleIsReadBack(@ForAll double number) {
        assertThat(Values.parse(FieldType.DOUBLE, Double.toString(number))).isEqualTo(number);
    }

    @Provide
    Arbitrary<String> numbers() {
        return Arbitraries.strings()
                .withChars("000123459")
                .withChars(".-+e")
                .ofMaxLength(9)
                .filter(text -> !text.matches(".*e[+-]?[0-9]{4,}"));
    }

    private static boolean isNumber(String text) {
        return text.matches("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)(e[+-]?[0-9]+)?")
                && !Double.isInfinite(Double.parseDouble(text));
    }

    private static @Nullable BigDecimal bigDecimal(String text, int precision, int scale) {
        if (!text.matches("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)(e[+-]?[0-9]+)?")) {
            return null;
        }
        BigDecimal value = new BigDecimal(text).stripTrailingZeros();
        boolean fits = value.signum() == 0
                || (value.scale() <= scale && value.precision() - value.scale() <= precision - scale);
        return fits ? value : null;
    }
}
