package io.batchwright.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunParameterTest {

    @ParameterizedTest
    @CsvSource({
        "day, 2026-01-01, 2026-01-01",
        "db.password, hidden, ***",
        "apiToken, hidden, ***",
        "arguments.1, source.path=in.log, source.path=in.log",
        "arguments.2, api-key=a=b, api-key=***",
        "arguments.3, password, password",
        "note, password=x, password=x",
    })
    void masksWhatSoundsSecret(String name, String value, String shown) {
        assertThat(new RunParameter(name, "java.lang.String", value, true).value())
                .isEqualTo(shown);
    }
}
