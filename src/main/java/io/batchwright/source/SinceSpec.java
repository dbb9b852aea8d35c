package io.batchwright.source;

import io.batchwright.spec.JsonPath;
import io.batchwright.spec.Key;
import io.batchwright.spec.Problems;
import org.jspecify.annotations.Nullable;

/**
 * The {@code since:} part of an API: how it is asked for what is new.
 *
 * @param field where a record says when it was changed, or what else only grows
 * @param param the parameter that its greatest value is sent as
 * @param start what is sent by the first run; null for nothing
 * @param inclusive whether the API also gives records that have just that value
 */
public record SinceSpec(
        @Key(
                "JSON path of the field in a record that says when it was changed, or that only grows, such as updated_at.")
        JsonPath field,

        @Key("The parameter that the greatest value of that field is sent as.")
        String param,

        @Key("What the first run sends. Default: it sends none, and reads everything.") @Nullable
        String start,

        @Key(
                value =
                        "Whether the API also gives the records that have just that value (>=), or only greater ones (>).",
                defaultValue = "true")
        boolean inclusive) {

    /** Checks the values; keys are relative to {@code since}. */
    void validate(Problems problems) {
        problems.require(!field.steps().isEmpty(), "field", "the path of a field, such as updated_at");
        problems.require(!param.isBlank(), "param", "the name of a parameter, such as updated_since");
    }
}
