package io.batchwright.monitor;

import io.batchwright.spec.SecretNames;
import java.util.regex.Pattern;

/**
 * A parameter of a job execution.
 *
 * @param name its name
 * @param type its type, a Java class name
 * @param value its value as text; masked if its name sounds secret
 * @param identifying whether it says which instance the execution belongs to
 */
public record RunParameter(String name, String type, String value, boolean identifying) {

    /** How Batchwright names the arguments of a run, which are {@code KEY=VALUE} each. */
    private static final Pattern ARGUMENT = Pattern.compile("arguments\\.[0-9]+");

    public RunParameter {
        value = withoutSecret(name, value);
    }

    private static String withoutSecret(String name, String value) {
        int equals = value.indexOf('=');
        if (equals > 0 && ARGUMENT.matcher(name).matches()) {
            String key = value.substring(0, equals);
            return SecretNames.matches(key) ? key + "=" + SecretNames.MASK : value;
        }
        return SecretNames.matches(name) ? SecretNames.MASK : value;
    }
}
