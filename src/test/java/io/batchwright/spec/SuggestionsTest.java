package io.batchwright.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {

    private static final List<String> NAMES = List.of("threshold", "path", "batch-size", "id");

    @ParameterizedTest
    @CsvSource({
        "treshold, threshold",
        "Threshold, threshold",
        "pth, path",
        "ptah, path",
        "batchsize, batch-size",
        "batch_size, batch-size",
        "is, id",
        "table,",
        "x,"
    })
    void findsTheNearest(String word, String meant) {
        assertThat(Suggestions.didYouMean(word, NAMES))
                .isEqualTo(meant == null ? "" : " (did you mean '" + meant + "'?)");
    }
}
