package io.batchwright.settings;

import com.zaxxer.hikari.HikariConfig;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** The keys of a named connection. Looked at only where there is one, as the pool's are found by reflection. */
final class ConnectionKeys {

    static final KnownKeys KNOWN = new KnownKeys(paths());

    private ConnectionKeys() {}

    private static Set<String> paths() {
        Set<String> paths = new TreeSet<>(Set.of("url", "username", "password", "driver-class-name"));
        for (Method method : HikariConfig.class.getMethods()) {
            if (method.getName().startsWith("set") && method.getParameterCount() == 1) {
                String name = kebab(method.getName().substring("set".length()));
                paths.add("hikari." + name + (method.getParameterTypes()[0] == Properties.class ? ".*" : ""));
            }
        }
        return paths;
    }

    /** {@code maximum-pool-size} for {@code MaximumPoolSize}. */
    private static String kebab(String camel) {
        return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
