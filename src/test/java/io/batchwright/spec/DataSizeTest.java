package io.batchwright.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataSizeTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0B",
        "1000, 1000, 1000B",
        "1024, 1024, 1KiB",
        "64KiB, 65536, 64KiB",
        "1 MiB, 1048576, 1MiB",
        "1025MiB, 1074790400, 1025MiB",
        "2GiB, 2147483648, 2GiB",
        "7B, 7, 7B"
    })
    void readsAndWritesSizes(String text, long bytes, String written) {
        assertThat(DataSize.parse(text)).isEqualTo(new DataSize(bytes)).hasToString(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1KB", "1mib", "MiB", "1.5MiB", "99999999999GiB"})
    void refusesWhatIsNone(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DataSize.parse(text))
                .withMessageStartingWith("expected a size")
                .withMessageEndingWith("found '" + text + "'");
    }
}
