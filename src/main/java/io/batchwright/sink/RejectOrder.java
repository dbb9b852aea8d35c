package io.batchwright.sink;

import io.batchwright.record.InputPlan;
import io.batchwright.record.Reject;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The order in which rejects stand in the input: by input, as the plan lists them, then by offset. */
final class RejectOrder implements Comparator<Reject> {

    private final Map<String, Integer> ordinals = new HashMap<>();

    RejectOrder(InputPlan plan) {
        List<InputPlan.Input> inputs = plan.inputs();
        for (int i = 0; i < inputs.size(); i++) {
            ordinals.putIfAbsent(inputs.get(i).name(), i);
        }
    }

    @Override
    public int compare(Reject a, Reject b) {
        int byInput = Integer.compare(ordinal(a), ordinal(b));
        return byInput != 0
                ? byInput
                : Long.compare(a.location().offset(), b.location().offset());
    }

    private int ordinal(Reject reject) {
        return ordinals.getOrDefault(reject.location().input(), ordinals.size());
    }
}
