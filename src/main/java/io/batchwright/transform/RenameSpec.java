package io.batchwright.transform;

import io.batchwright.record.Field;
import io.batchwright.record.Outline;
import io.batchwright.record.Schema;
import io.batchwright.spec.Key;
import io.batchwright.spec.Problems;
import io.batchwright.spec.Suggestions;
import io.batchwright.spec.TypeName;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Gives fields other names, all at once, so that two can be exchanged.
 *
 * @param rename old name to new name
 */
@TypeName(value = "rename", doc = "Gives fields other names.")
public record RenameSpec(
        @Key("Old names, each with the new one. All change at once.")
        Map<String, String> rename) implements TransformSpec {

    public RenameSpec {
        rename = Collections.unmodifiableMap(new LinkedHashMap<>(rename));
    }

    @Override
    public CheckedTransform check(Outline input, Problems problems) {
        if (rename.isEmpty()) {
            problems.add("rename", "expected at least one old name with a new one");
            return CheckedTransform.wrong(input);
        }
        Map<String, String> unknown = unknownNames(input);
        Map<String, String> clashes = clashes(input);
        unknown.forEach((old, message) -> problems.add("rename." + old, message));
        clashes.forEach((old, message) -> problems.add("rename." + old, message));
        Set<String> wrong = new HashSet<>(unknown.keySet());
        wrong.addAll(clashes.keySet());
        Outline output = output(input, wrong);
        return wrong.isEmpty()
                ? new CheckedTransform(output, () -> opened(output.schema()))
                : CheckedTransform.wrong(output);
    }

    /** Old names that no field has, each with what is wrong. */
    private Map<String, String> unknownNames(Outline input) {
        Map<String, String> wrong = new LinkedHashMap<>();
        List<String> names = input.schema().names();
        for (String old : rename.keySet()) {
            if (!names.contains(old) && !input.doubtsField(old)) {
                wrong.put(old, "unknown field '" + old + "'" + Suggestions.didYouMean(old, names));
            }
        }
        return wrong;
    }

    /** Old names whose new ones can not be given, each with what is wrong. */
    private Map<String, String> clashes(Outline input) {
        Map<String, String> wrong = new LinkedHashMap<>();
        Map<String, String> holders = new HashMap<>();
        for (String name : input.schema().names()) {
            if (!rename.containsKey(name) && !input.doubtsField(name)) {
                holders.put(name, name);
            }
        }
        rename.forEach((old, name) -> {
            String holder = holders.putIfAbsent(name, old);
            if (name.isEmpty()) {
                wrong.put(old, "expected a new name, found ''");
            } else if (holder != null) {
                wrong.put(
                        old,
                        holder.equals(name)
                                ? "there is a field '" + name + "' already"
                                : "'" + holder + "' gets the name '" + name + "' too");
            }
        });
        return wrong;
    }

    /** What comes out; both names of those that are wrong are in doubt, and so is a field that was probably meant. */
    private Outline output(Outline input, Set<String> wrong) {
        OutputFields output = new OutputFields(input);
        for (Field field : input.schema().fields()) {
            String old = field.name();
            String name = rename.getOrDefault(old, old);
            if (wrong.contains(old)) {
                output.doubt(old);
                output.doubt(name);
            } else {
                output.take(field, name);
            }
        }
        List<String> names = input.schema().names();
        rename.forEach((old, name) -> {
            if (!names.contains(old)) {
                output.doubt(name);
                Suggestions.nearest(old, names).ifPresent(output::doubt);
            }
        });
        return output.outline();
    }

    private Transform opened(Schema output) {
        int[] sources = IntStream.range(0, output.size()).toArray();
        StringBuilder description = new StringBuilder("rename");
        rename.forEach((old, name) -> description
                .append(description.length() == "rename".length() ? " " : ", ")
                .append(old)
                .append(" to ")
                .append(name));
        return new Projection(description.toString(), output, sources);
    }
}
