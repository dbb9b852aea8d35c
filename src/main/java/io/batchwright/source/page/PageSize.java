package io.batchwright.source.page;

import io.batchwright.spec.Problems;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many records pages have that are counted, and what follows from it.
 *
 * @param param the parameter that asks for the size, or null
 * @param size the size, or null for that of the API
 * @param last how the last page is recognised
 */
record PageSize(@Nullable String param, @Nullable Long size, LastPage last) {

    /** The parameters of a page. */
    Map<String, String> query(String name, String value) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put(name, value);
        if (param != null && size != null) {
            query.put(param, size.toString());
        }
        return query;
    }

    /** Whether a page is the last one, as far as its size tells. */
    boolean isLast(int records) {
        return records == 0 || (last == LastPage.SHORT && size != null && records < size);
    }

    void validate(Problems problems) {
        if (size != null && size < 1) {
            problems.add("size", "expected at least 1, found " + size);
        }
        if (size == null && last == LastPage.SHORT) {
            problems.add("last", "expected 'size' with 'last: short'");
        }
    }
}
