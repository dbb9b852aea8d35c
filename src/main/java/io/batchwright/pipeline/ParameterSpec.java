package io.batchwright.pipeline;

import io.batchwright.spec.Key;
import io.batchwright.spec.Shorthand;
import org.jspecify.annotations.Nullable;

/** One of the {@code parameters:}. */
record ParameterSpec(
        @Key(
                "Its type: string, int, long, double, decimal(precision,scale), boolean, date, time, timestamp, uuid or json.")
        @Shorthand
        TypeText type,

        @Key(value = "Its value if the command line gives none; without it, one must be given.", name = "default")
        @Nullable
        String defaultText,

        @Key("What it is, for people.") @Nullable String description,

        @Key(value = "Whether its value is kept out of messages and of the load's identity.", defaultValue = "false")
        boolean secret) {

    ParameterSpec {
        if (defaultText != null) {
            if (secret) {
                TypedText.checkSecret("default", type.type(), defaultText);
            } else {
                TypedText.check("default", type.type(), defaultText);
            }
        }
    }
}
