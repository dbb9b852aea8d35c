package io.batchwright.source.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forms of {@code Link} headers, as RFC 8288 has them. */
class LinkHeaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "<https://a/?p=2>; rel=\"next\" | https://a/?p=2",
                "<https://a/?p=2>;rel=next | https://a/?p=2",
                "<1>; rel=\"prev\", <3>; rel=\"next\" | 3",
                "<1>; rel=prev , <3> ; title=\"a, <b>; rel=next\" ; rel=next | 3",
                "<3>; REL=\"last Next\"; title=x | 3",
                "<?ids=1,2,3&p=2>; rel=\"next\" | ?ids=1,2,3&p=2",
                "<3>; rel=nextish | ",
                "<3>; title=\"rel=next\" | ",
                "<3> | ",
                "rel=next | "
            })
    void findsTheNextPage(String header, String target) {
        assertThat(LinkHeader.target(List.of(header), "next")).isEqualTo(target);
    }

    @Test
    void looksAtEveryHeader() {
        assertThat(LinkHeader.target(List.of("<1>; rel=first", "<2>; rel=next"), "next"))
                .isEqualTo("2");
        assertThat(LinkHeader.target(List.of(), "next")).isNull();
    }
}
