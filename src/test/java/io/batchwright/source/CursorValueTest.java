package io.batchwright.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CursorValueTest {

    @ParameterizedTest
    @CsvSource({
        "9, true, 10, true, -1",
        "1e1, true, 10.0, true, 0",
        "9, false, 10, false, 1",
        "9, false, 10, true, 1",
        "2026-01-01T00:00:00Z, false, 2026-01-01T00:00:00.5Z, false, -1",
        "2026-01-01T02:00+02:00, false, 2026-01-01T00:00:00.000Z, false, 0",
        "2026-01-01T00:00:00, false, 2026-01-01T00:00:00Z, false, -1",
        "2026-01-01, false, 2026-01-02, false, -1",
        "b, false, a, false, 1"
    })
    void compares(String text, boolean number, String other, boolean otherNumber, int expected) {
        CursorValue a = new CursorValue(text, number);
        CursorValue b = new CursorValue(other, otherNumber);
        assertThat(Integer.signum(a.compare(b))).isEqualTo(expected);
        assertThat(Integer.signum(b.compare(a))).isEqualTo(-expected);
    }
}
