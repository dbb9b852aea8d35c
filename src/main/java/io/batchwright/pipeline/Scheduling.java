package io.batchwright.pipeline;

import io.batchwright.record.FieldType;
import io.batchwright.record.Kind;
import io.batchwright.record.Parameters;
import io.batchwright.source.SourceSpec;
import io.batchwright.source.StdinSourceSpec;
import io.batchwright.spec.Problems;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a server runs a pipeline by itself. None of it identifies a load.
 *
 * @param schedule when; null if only by hand
 * @param retry whether a run that failed is tried again; null if not
 * @param webhook who hears of it; null for nobody
 */
public record Scheduling(
        @Nullable ScheduleSpec schedule,
        @Nullable RetrySpec retry,
        @Nullable NotifySpec webhook) {

    /** The parameter that has the time of the slot as its value, where a pipeline declares it. */
    public static final String SLOT = "slot";

    /**
     * Checks those of the keys of a pipeline file that are there.
     *
     * @param written the names of all keys that are there, wrong ones included
     */
    static void validate(
            Map<String, Object> keys,
            Set<String> written,
            @Nullable SourceSpec source,
            Parameters parameters,
            Problems problems) {
        if (keys.get("retry") instanceof RetrySpec retry) {
            retry.validate(problems.in("retry"));
        }
        if (keys.get("notify") instanceof NotifySpec notify) {
            notify.validate(problems.in("notify"));
        }
        if (written.contains("schedule")) {
            FieldType slot = parameters.types().get(SLOT);
            problems.require(
                    slot == null || slot.kind() == Kind.TIMESTAMP,
                    "parameters." + SLOT,
                    "type timestamp: in a scheduled run, the parameter '" + SLOT
                            + "' has the time of the slot as its value");
            problems.require(
                    !(source instanceof StdinSourceSpec),
                    "schedule",
                    "another source: a server has no standard input to read");
        } else {
            requireSchedule("retry", keys, problems);
            requireSchedule("notify", keys, problems);
        }
    }

    private static void requireSchedule(String key, Map<String, Object> keys, Problems problems) {
        problems.require(!keys.containsKey(key), key, "'schedule' with it: it is about scheduled runs");
    }
}
