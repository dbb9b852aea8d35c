package io.batchwright.transform;

import io.batchwright.record.Parameters;
import io.batchwright.record.Schema;
import io.batchwright.spec.Key;
import io.batchwright.spec.Problems;
import io.batchwright.spec.Suggestions;
import io.batchwright.spec.TypeName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps some fields.
 *
 * @param select their names, in the order that they get
 */
@TypeName(value = "select", doc = "Keeps these fields, in this order, and drops the others.")
public record SelectSpec(
        @Key("The names of the fields to keep, in order.") List<String> select) implements TransformSpec {

    public SelectSpec {
        select = List.copyOf(select);
    }

    @Override
    public @Nullable Transform open(Schema input, Parameters parameters, Problems problems) {
        boolean sound = !select.isEmpty();
        if (!sound) {
            problems.add("select", "expected at least one field");
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < select.size(); i++) {
            String name = select.get(i);
            String key = "select[" + i + "]";
            if (input.indexOf(name) < 0) {
                problems.add(key, "unknown field '" + name + "'" + Suggestions.didYouMean(name, input.names()));
                sound = false;
            } else if (!seen.add(name)) {
                problems.add(key, "field '" + name + "' is selected twice");
                sound = false;
            }
        }
        return sound ? opened(input) : null;
    }

    private Transform opened(Schema input) {
        int[] sources = select.stream().mapToInt(input::indexOf).toArray();
        Schema output = new Schema(
                select.stream().map(name -> input.field(input.indexOf(name))).toList());
        return new Projection("select " + String.join(", ", select), output, sources);
    }
}
