package io.batchwright.pipeline;

import io.batchwright.record.FieldType;
import io.batchwright.record.Parameters;
import io.batchwright.record.Values;
import io.batchwright.spec.Mark;
import io.batchwright.spec.Problems;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gives parameters their values: the command line's, else the default. */
final class ParameterValues {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Map<String, String> given;
    private final Problems problems;
    private final Map<String, FieldType> types = new LinkedHashMap<>();
    private final Map<String, Object> values = new LinkedHashMap<>();
    private boolean complete = true;

    private ParameterValues(Map<String, String> given, Problems problems) {
        this.given = given;
        this.problems = problems;
    }

    /** The parameters that {@code specs} declare, or null if there were problems. */
    static @Nullable Parameters of(Map<?, ?> specs, Map<String, String> given, Problems problems) {
        ParameterValues all = new ParameterValues(given, problems);
        specs.forEach((name, spec) -> {
            if (spec instanceof ParameterSpec parameter) {
                all.add((String) name, parameter);
            }
        });
        return all.complete ? new Parameters(all.types, all.values) : null;
    }

    private void add(String name, ParameterSpec spec) {
        FieldType type = spec.type().type();
        Object value = value(name, spec, type);
        if (value == null) {
            complete = false;
        } else {
            types.put(name, type);
            values.put(name, value);
        }
        if (!NAME.matcher(name).matches()) {
            problems.add(
                    "parameters." + name, "expected a parameter name of letters, digits and '_', found '" + name + "'");
        }
    }

    private @Nullable Object value(String name, ParameterSpec spec, FieldType type) {
        String assigned = given.get(name);
        String text = assigned == null ? spec.defaultText() : assigned;
        if (text == null) {
            problems.add(
                    "parameters." + name,
                    "parameter '" + name + "' needs a value: give " + name
                            + "=… on the command line, or a default here");
            return null;
        }
        try {
            return Values.parse(type, text);
        } catch (IllegalArgumentException e) {
            String message = spec.secret() ? "expected a value of type " + type : e.getMessage();
            problems.add(Mark.commandLine(name), String.valueOf(message));
            return null;
        }
    }
}
