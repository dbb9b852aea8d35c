package io.batchwright.pipeline;

import io.batchwright.record.Doubts;
import io.batchwright.record.FieldType;
import io.batchwright.record.Parameters;
import io.batchwright.record.Values;
import io.batchwright.spec.Mark;
import io.batchwright.spec.Problems;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gives parameters their values: the command line's, else the default. Those that are wrong stay in doubt. */
final class ParameterValues {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Map<String, String> given;
    private final Problems problems;
    private final Map<String, FieldType> types = new LinkedHashMap<>();
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Set<String> doubtful = new HashSet<>();
    private boolean anyDoubtful;

    private ParameterValues(Map<String, String> given, Problems problems) {
        this.given = given;
        this.problems = problems;
    }

    /**
     * Takes up all parameters.
     *
     * @param specs name to {@link ParameterSpec}, with null for those that are wrong; null if all are
     */
    static ParameterValues of(@Nullable Object specs, Map<String, String> given, Problems problems) {
        ParameterValues all = new ParameterValues(given, problems);
        if (specs instanceof Map<?, ?> map) {
            map.forEach((name, spec) -> all.add((String) name, spec));
        } else {
            all.anyDoubtful = true;
        }
        return all;
    }

    /** The sound ones. */
    Parameters parameters() {
        return new Parameters(types, values);
    }

    /** The others. */
    Doubts doubts() {
        return new Doubts(doubtful, anyDoubtful);
    }

    private void add(String name, @Nullable Object spec) {
        if (!NAME.matcher(name).matches()) {
            problems.add(
                    "parameters." + name, "expected a parameter name of letters, digits and '_', found '" + name + "'");
            // Expressions can not have the name as it is, so they may have any other.
            anyDoubtful = true;
        }
        doubtful.add(name);
        if (spec instanceof ParameterSpec sound) {
            Object value = value(name, sound);
            if (value != null) {
                doubtful.remove(name);
                types.put(name, sound.type().type());
                values.put(name, value);
            }
        }
    }

    private @Nullable Object value(String name, ParameterSpec spec) {
        FieldType type = spec.type().type();
        String assigned = given.get(name);
        String text = assigned == null ? spec.defaultText() : assigned;
        if (text == null) {
            problems.add(
                    "parameters." + name,
                    "parameter '" + name + "' needs a value: give the run " + name + "=…, or a default here");
            return null;
        }
        try {
            return Values.parse(type, text);
        } catch (IllegalArgumentException e) {
            String message = spec.secret() ? "expected a value of type " + type : e.getMessage();
            problems.add(Mark.argument(name), String.valueOf(message));
            return null;
        }
    }
}
