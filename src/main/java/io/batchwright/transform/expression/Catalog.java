package io.batchwright.transform.expression;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * All functions and operators that expressions may use, but those that {@link Lowering} treats on its own. A library is
 * loaded when an expression first uses one of its names: loading all takes a tenth of a second that users would wait.
 * Thread-safe.
 */
final class Catalog {

    private static final Catalog INSTANCE = new Catalog();

    private final Map<Library, List<Function>> loaded = new HashMap<>();
    private final Map<String, Function> byId = new HashMap<>();

    private Catalog() {}

    static Catalog instance() {
        return INSTANCE;
    }

    /** The names of everything; loads nothing. */
    static Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (Library library : Library.ALL) {
            names.addAll(library.names());
        }
        return names;
    }

    /** All overloads of a name; none if there is no such function. */
    synchronized List<Function> overloads(String name) {
        List<Function> overloads = new ArrayList<>();
        for (Library library : Library.ALL) {
            if (library.names().contains(name)) {
                functions(library).stream()
                        .filter(function -> function.name().equals(name))
                        .forEach(overloads::add);
            }
        }
        return overloads;
    }

    /** The overload with that {@link Function#id()}, which {@link #overloads} gave before. */
    synchronized Function byId(String id) {
        Function function = byId.get(id);
        if (function == null) {
            throw new IllegalArgumentException(id);
        }
        return function;
    }

    private List<Function> functions(Library library) {
        return loaded.computeIfAbsent(library, key -> {
            List<Function> functions = key.load();
            functions.forEach(function -> byId.put(function.id(), function));
            return functions;
        });
    }
}
