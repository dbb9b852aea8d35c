package io.batchwright.transform;

import io.batchwright.record.Outline;
import io.batchwright.record.Schema;
import io.batchwright.spec.Key;
import io.batchwright.spec.Problems;
import io.batchwright.spec.Suggestions;
import io.batchwright.spec.TypeName;
import java.util.List;
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
    public CheckedTransform check(Outline input, Problems problems) {
        if (select.isEmpty()) {
            problems.add("select", "expected at least one field");
            return CheckedTransform.wrong(input);
        }
        OutputFields output = new OutputFields(input);
        boolean sound = true;
        for (int i = 0; i < select.size(); i++) {
            String name = select.get(i);
            boolean again = select.indexOf(name) < i;
            String wrong = again ? "field '" + name + "' is selected twice" : unknown(name, input);
            if (wrong != null) {
                problems.add("select[" + i + "]", wrong);
                sound = false;
                meant(name, input.schema()).forEach(output::doubt);
            }
            if (!again) {
                output.take(name);
            }
        }
        output.close();
        Outline outline = output.outline();
        return sound
                ? new CheckedTransform(outline, () -> opened(input.schema(), outline.schema()))
                : CheckedTransform.wrong(outline);
    }

    private static @Nullable String unknown(String name, Outline input) {
        List<String> names = input.schema().names();
        return names.contains(name) || input.doubtsField(name)
                ? null
                : "unknown field '" + name + "'" + Suggestions.didYouMean(name, names);
    }

    /** Which of the fields that are not selected may have been meant: the nearest, or else any. */
    private List<String> meant(String wrong, Schema input) {
        List<String> others =
                input.names().stream().filter(name -> !select.contains(name)).toList();
        return Suggestions.nearest(wrong, others).map(List::of).orElse(others);
    }

    private Transform opened(Schema input, Schema output) {
        int[] sources = select.stream().mapToInt(input::indexOf).toArray();
        return new Projection("select " + String.join(", ", select), output, sources);
    }
}
