package io.batchwright.serve;

import io.batchwright.fixture.WebUser;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/**
 * Something that the running server answers, as Spring knows it.
 *
 * @param method of HTTP
 * @param path with the names of its variables in braces
 * @param parameters {@code path NAME}, {@code query NAME} or {@code body}
 */
public record Endpoint(String method, String path, Set<String> parameters) {

    /** The setting with which a server tells of its endpoints. */
    public static final String SHOWN = "management.endpoints.web.exposure.include: health,prometheus,mappings\n";

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    /** All endpoints of a server that shows them. */
    public static List<Endpoint> all(WebUser user) {
        JsonNode contexts = user.get("/actuator/mappings").json().get("contexts");
        List<Endpoint> endpoints = new ArrayList<>();
        contexts.forEach(context -> context.get("mappings")
                .get("dispatcherServlets")
                .forEach(servlet -> servlet.forEach(mapping -> add(endpoints, mapping.path("details")))));
        return endpoints;
    }

    private static void add(List<Endpoint> endpoints, JsonNode details) {
        JsonNode conditions = details.path("requestMappingConditions");
        Set<String> parameters = parameters(details.path("handlerMethod"));
        conditions.path("patterns").forEach(pattern -> {
            Set<String> all = new TreeSet<>(parameters);
            Matcher variable = VARIABLE.matcher(pattern.asString());
            while (variable.find()) {
                all.add("path " + variable.group(1));
            }
            List<String> methods = new ArrayList<>();
            conditions.path("methods").forEach(method -> methods.add(method.asString()));
            (methods.isEmpty() ? List.of("GET") : methods)
                    .forEach(method -> endpoints.add(new Endpoint(method, pattern.asString(), all)));
        });
    }

    private static Set<String> parameters(JsonNode handler) {
        Set<String> parameters = new TreeSet<>();
        if (!handler.path("className").asString("").startsWith("io.batchwright")) {
            return parameters;
        }
        for (Method method : methods(handler.get("className").asString())) {
            if (method.getName().equals(handler.get("name").asString())) {
                for (Parameter parameter : method.getParameters()) {
                    if (parameter.isAnnotationPresent(RequestParam.class)) {
                        parameters.add("query " + parameter.getName());
                    } else if (parameter.isAnnotationPresent(RequestBody.class)) {
                        parameters.add("body");
                    }
                }
            }
        }
        return parameters;
    }

    private static List<Method> methods(String className) {
        try {
            return Arrays.asList(Class.forName(className).getDeclaredMethods());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The path with a value for each of its variables. */
    public String with(String value) {
        return VARIABLE.matcher(path).replaceAll(Matcher.quoteReplacement(value));
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
