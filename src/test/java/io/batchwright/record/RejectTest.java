package io.batchwright.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RejectTest {

    @Test
    void aLongReasonIsCut() {
        assertThat(reason("x".repeat(Reject.MAX_REASON))).isEqualTo("x".repeat(Reject.MAX_REASON));
        assertThat(reason("x".repeat(Reject.MAX_REASON + 1))).isEqualTo("x".repeat(Reject.MAX_REASON - 1) + "…");
    }

    @Test
    void aCharacterOfTwoHalvesIsKeptOrCutWhole() {
        String clef = "\ud834\udd1e";
        assertThat(reason("x".repeat(Reject.MAX_REASON - 2) + clef + "yy"))
                .isEqualTo("x".repeat(Reject.MAX_REASON - 2) + "…");
    }

    private static String reason(String reason) {
        return new Reject(new Location("test", 1, 0, new Position("0")), "test", null, reason, new byte[0], false)
                .reason();
    }
}
