package io.batchwright.transform;

import io.batchwright.record.Field;
import io.batchwright.record.Parameters;
import io.batchwright.record.Schema;
import io.batchwright.spec.Key;
import io.batchwright.spec.Problems;
import io.batchwright.spec.Suggestions;
import io.batchwright.spec.TypeName;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
    public @Nullable Transform open(Schema input, Parameters parameters, Problems problems) {
        boolean sound = !rename.isEmpty();
        if (!sound) {
            problems.add("rename", "expected at least one old name with a new one");
        }
        for (String old : rename.keySet()) {
            if (input.indexOf(old) < 0) {
                problems.add(
                        "rename." + old, "unknown field '" + old + "'" + Suggestions.didYouMean(old, input.names()));
                sound = false;
            }
        }
        return checkNewNames(input, problems) && sound ? opened(input) : null;
    }

    private boolean checkNewNames(Schema input, Problems problems) {
        boolean sound = true;
        Map<String, String> taken = new HashMap<>();
        for (Field field : input.fields()) {
            if (!rename.containsKey(field.name())) {
                taken.put(field.name(), field.name());
            }
        }
        for (Map.Entry<String, String> entry : rename.entrySet()) {
            String old = entry.getKey();
            String name = entry.getValue();
            String holder = taken.putIfAbsent(name, old);
            if (name.isEmpty()) {
                problems.add("rename." + old, "expected a new name, found ''");
                sound = false;
            } else if (holder != null) {
                String how = holder.equals(name)
                        ? "there is a field '" + name + "' already"
                        : "'" + holder + "' gets the name '" + name + "' too";
                problems.add("rename." + old, how);
                sound = false;
            }
        }
        return sound;
    }

    private Transform opened(Schema input) {
        Schema output = new Schema(input.fields().stream()
                .map(field -> field.renamed(rename.getOrDefault(field.name(), field.name())))
                .toList());
        int[] sources = new int[input.size()];
        for (int i = 0; i < sources.length; i++) {
            sources[i] = i;
        }
        StringBuilder description = new StringBuilder("rename");
        rename.forEach((old, name) -> description
                .append(description.length() == "rename".length() ? " " : ", ")
                .append(old)
                .append(" to ")
                .append(name));
        return new Projection(description.toString(), output, sources);
    }
}
