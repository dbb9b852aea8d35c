package io.batchwright.source;

import io.batchwright.record.InputPlan;
import io.batchwright.record.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is new in a bucket. An object is known by its key and its ETag, so that one that takes another's place is new. Known are those
 * that loads have read in full, and one of which a load that was given up has read a part. Thread-safe.
 */
final class S3News implements News {

    private final S3Source source;

    S3News(S3Source source) {
        this.source = source;
    }

    @Override
    public Found next(@Nullable InputPlan before) {
        InputPlan plan = before == null
                ? InputPlan.goingOn(source.plan().inputs(), List.of())
                : compared(source.objects(), known(before, List.of()));
        return new Found(plan, List.of());
    }

    /** @param known by name; those that are not there any more are forgotten */
    private static InputPlan compared(List<InputPlan.Input> objects, Map<String, InputPlan.Input> known) {
        List<InputPlan.Input> inputs = new ArrayList<>();
        List<InputPlan.Input> knownNow = new ArrayList<>();
        for (InputPlan.Input object : objects) {
            InputPlan.Input then = known.get(object.name());
            if (then == null || !then.fingerprint().equals(object.fingerprint())) {
                inputs.add(object);
                continue;
            }
            knownNow.add(then);
            if (then.from() != null) {
                inputs.add(then);
            }
        }
        return InputPlan.goingOn(inputs, knownNow);
    }

    /** What is known once some of a plan's inputs have been read in full. */
    private static Map<String, InputPlan.Input> known(InputPlan plan, List<InputPlan.Input> read) {
        Map<String, InputPlan.Input> known = new LinkedHashMap<>();
        plan.known().forEach(input -> known.put(input.name(), input));
        read.forEach(
                input -> known.put(input.name(), new InputPlan.Input(input.name(), input.end(), input.fingerprint())));
        return known;
    }

    /** @throws SourceException if an object that was not yet read is gone, or was replaced */
    @Override
    public Found resumed(InputPlan frozen, @Nullable Position from) {
        source.requireSame(frozen, FilePosition.in(frozen, from));
        return new Found(frozen, List.of());
    }

    @Override
    public InputPlan completed(InputPlan plan, @Nullable Position end) {
        return knowing(known(plan, plan.inputs()));
    }

    @Override
    public InputPlan givenUp(InputPlan plan, @Nullable Position from) {
        Map<String, InputPlan.Input> known;
        if (from == null) {
            known = known(plan, List.of());
        } else {
            FilePosition place = FilePosition.parse(from);
            int current = place.ordinal() - plan.first();
            InputPlan.Input begun = plan.inputs().get(current);
            known = known(plan, plan.inputs().subList(0, current));
            known.put(
                    begun.name(),
                    new InputPlan.Input(begun.name(), begun.end(), begun.fingerprint()).from(place.inInput(), 0));
        }
        return knowing(known);
    }

    private static InputPlan knowing(Map<String, InputPlan.Input> known) {
        return InputPlan.goingOn(List.of(), List.copyOf(known.values()));
    }
}
