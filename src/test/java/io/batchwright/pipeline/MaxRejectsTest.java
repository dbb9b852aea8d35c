package io.batchwright.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaxRejectsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 10, false, false",
        "0, 1, 10, false, true",
        "1000, 1000, 1000, true, false",
        "1000, 1001, 2000, false, true",
        "5%, 999, 999, false, false",
        "5%, 50, 1000, false, false",
        "5%, 51, 1000, false, true",
        "5%, 1, 10, false, false",
        "5%, 1, 10, true, true",
        "0.1%, 1, 1000, true, false",
        "0.1%, 2, 1000, true, true",
        "unlimited, 1000000, 1000000, true, false"
    })
    void judges(String text, long rejected, long read, boolean atEnd, boolean exceeded) {
        assertThat(MaxRejects.parse(text).exceeded(rejected, read, atEnd)).isEqualTo(exceeded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "many", "5 %", "%", "none", "1e3"})
    void refusesWhatIsNone(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MaxRejects.parse(text))
                .withMessage("expected a number of records, a percentage such as 5%%, or unlimited, found '%s'", text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1000", "5%", "0.5%", "unlimited"})
    void isWrittenAsItIsRead(String text) {
        assertThat(MaxRejects.parse(text)).hasToString(text);
    }
}
