package io.batchwright.source;

import io.batchwright.record.InputPlan;
import io.batchwright.source.PlanComparison.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares plans of stored inputs, by name. */
abstract class PlanComparator {

    private static final int MOST_NAMED = 5;

    /** How an input differs up to its frozen end, for people: "shrank …", "changed …"; empty if it does not. */
    abstract String change(InputPlan.Input then, InputPlan.Input found);

    final PlanComparison compare(InputPlan frozen, InputPlan current) {
        Map<String, InputPlan.Input> now = new LinkedHashMap<>();
        current.inputs().forEach(input -> now.put(input.name(), input));
        List<String> changes = new ArrayList<>();
        List<String> growth = new ArrayList<>();
        for (InputPlan.Input then : frozen.inputs()) {
            InputPlan.Input found = now.remove(then.name());
            String change = found == null ? "is gone" : change(then, found);
            if (!change.isEmpty()) {
                changes.add("'" + then.name() + "' " + change);
            } else if (found != null && found.end() > then.end()) {
                growth.add("'" + then.name() + "' grew from " + then.end() + " to " + found.end() + " bytes");
            }
        }
        now.keySet().forEach(name -> growth.add("'" + name + "' is new"));
        return verdict(changes, growth);
    }

    private static PlanComparison verdict(List<String> changes, List<String> growth) {
        if (!changes.isEmpty()) {
            return new PlanComparison(Verdict.CHANGED, text(changes));
        }
        return growth.isEmpty()
                ? new PlanComparison(Verdict.SAME, "")
                : new PlanComparison(Verdict.GROWN, text(growth));
    }

    private static String text(List<String> findings) {
        int named = Math.min(findings.size(), MOST_NAMED);
        String text = String.join("; ", findings.subList(0, named));
        return findings.size() > named ? text + "; and " + (findings.size() - named) + " more" : text;
    }
}
