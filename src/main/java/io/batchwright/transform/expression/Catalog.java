package io.batchwright.transform.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All functions and operators that expressions may use, but those that {@link Lowering} treats on its own. */
final class Catalog {

    private static final Catalog INSTANCE = new Catalog();

    private final Map<String, List<Function>> byName = new LinkedHashMap<>();
    private final Map<String, Function> byId = new LinkedHashMap<>();

    private Catalog() {
        List<Function> all = new ArrayList<>();
        Comparisons.addTo(all);
        Arithmetic.addTo(all);
        Texts.addTo(all);
        Conversions.addTo(all);
        Times.addTo(all);
        for (Function function : all) {
            byName.computeIfAbsent(function.name(), name -> new ArrayList<>()).add(function);
            byId.put(function.id(), function);
        }
    }

    static Catalog instance() {
        return INSTANCE;
    }

    Map<String, List<Function>> byName() {
        return byName;
    }

    /** The overload with that {@link Function#id()}. */
    Function byId(String id) {
        Function function = byId.get(id);
        if (function == null) {
            throw new IllegalArgumentException(id);
        }
        return function;
    }
}
