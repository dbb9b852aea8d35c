package io.batchwright.transform.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Functions that are loaded together.
 *
 * @param title what it is, for people
 * @param names the names of its functions, known without loading them
 * @param loader adds all overloads to a list
 */
record Library(String title, Set<String> names, Consumer<List<Function>> loader) {

    static final List<Library> ALL = List.of(
            new Library("comparisons", Set.of("_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_", "!_"), Comparisons::addTo),
            new Library("arithmetic", Set.of("_+_", "_-_", "_*_", "_/_", "_%_", "-_"), Arithmetic::addTo),
            new Library(
                    "texts",
                    Set.of(
                            "_+_",
                            "size",
                            "contains",
                            "startsWith",
                            "endsWith",
                            "matches",
                            "lowerAscii",
                            "upperAscii",
                            "trim",
                            "replace",
                            "substring"),
                    Texts::addTo),
            new Library(
                    "conversions",
                    Set.of("int", "double", "string", "decimal", "date", "time", "uuid"),
                    Conversions::addTo),
            new Library(
                    "times",
                    Set.of(
                            "timestamp",
                            "duration",
                            "date",
                            "_+_",
                            "_-_",
                            "getFullYear",
                            "getMonth",
                            "getDate",
                            "getDayOfMonth",
                            "getDayOfWeek",
                            "getDayOfYear",
                            "getHours",
                            "getMinutes",
                            "getSeconds",
                            "getMilliseconds"),
                    Times::addTo));

    /** All overloads, newly made. */
    List<Function> load() {
        List<Function> functions = new ArrayList<>();
        loader.accept(functions);
        return functions;
    }

    @Override
    public String toString() {
        return title;
    }
}
