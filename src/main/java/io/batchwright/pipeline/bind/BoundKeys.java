package io.batchwright.pipeline.bind;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The keys of a record, bound one by one.
 *
 * @param values by key, as {@link Bound#value()} says; without those that are absent or wrong
 * @param complete whether nothing is wrong or missing, so that the record can be made
 */
public record BoundKeys(Map<String, Object> values, boolean complete) {

    public BoundKeys {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
