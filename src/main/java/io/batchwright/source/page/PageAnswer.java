package io.batchwright.source.page;

import io.batchwright.http.HttpException;
import io.batchwright.spec.JsonPath;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an answer says about the page after it.
 *
 * @param url the URL that gave it
 * @param links its {@code Link} headers
 * @param values what stands at the paths that were wanted; without those where nothing is, or {@code null}
 * @param records how many records it has
 * @param recordsSoFar how many they are together with those of the pages before
 * @param total how many there are in all, or null
 * @param credentials parameters that no URL is to be remembered with
 */
record PageAnswer(
        URI url,
        List<String> links,
        Map<JsonPath, String> values,
        int records,
        long recordsSoFar,
        @Nullable Long total,
        Set<String> credentials) {

    /** The text at a path; null if there is none, or an empty one. */
    @Nullable
    String text(JsonPath path) {
        String text = values.get(path);
        return text == null || text.isEmpty() ? null : text;
    }

    /** The whole number at a path, or null. */
    static @Nullable Long number(Map<JsonPath, String> values, JsonPath path) {
        String text = values.get(path);
        try {
            return text == null ? null : new BigDecimal(text).longValueExact();
        } catch (NumberFormatException | ArithmeticException e) {
            throw new HttpException("expected a whole number at '" + path + "', found '" + text + "'", e);
        }
    }
}
