package io.batchwright.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Texts of every type: what they are, or why they are not. The tables stand beside this class. */
class ValuesTest {

    @ParameterizedTest(name = "{0} {1} \"{3}\"")
    @CsvFileSource(resources = "values.csv", useHeadersInDisplayName = false, numLinesToSkip = 1, emptyValue = "")
    void readsWhatFitsAndRefusesTheRestWithAReason(
            String type, String pattern, String zone, String text, String value, String problem) {
        FieldType fieldType = type(type, pattern, zone == null ? ZoneOffset.UTC : ZoneId.of(zone));
        String unescaped = text == null ? "" : text.translateEscapes();
        if (problem == null) {
            assertThat(Values.parse(fieldType, unescaped)).hasToString(value == null ? "" : value.translateEscapes());
        } else {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Values.parse(fieldType, unescaped))
                    .withMessageStartingWith("expected ")
                    .withMessageContaining("found '")
                    .withMessageContaining(problem);
        }
    }

    @Test
    void checksThatADefaultFitsItsType() {
        Values.checkDefault(withDefault("5"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Values.checkDefault(withDefault("none")))
                .withMessage("expected a whole number from -2147483648 to 2147483647, found 'none'");
    }

    private static Field withDefault(String text) {
        return new Field("f", FieldType.INT, false, text, List.of(), "f");
    }

    private static FieldType type(String text, String pattern, ZoneId zone) {
        String[] parts = text.split("[(,)]");
        Kind kind = Kind.valueOf(parts[0].toUpperCase(Locale.ROOT));
        int precision = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
        int scale = parts.length > 1 ? Integer.parseInt(parts[2]) : 0;
        return new FieldType(kind, precision, scale, pattern, zone);
    }
}
