package io.batchwright.settings;

import io.batchwright.spec.Suggestions;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Keys that can be set, as paths of names joined by dots; {@code []} follows the name of a list, {@code *} stands for whatever
 * keys there are. Names are the same whatever their case and their dashes, as Spring Boot reads them.
 */
final class KnownKeys {

    private static final String INDEX = "\\[\\d+]";
    private static final String ANY = "*";

    private final Set<String> paths;
    /** Names below each path that has some. */
    private final Map<String, Set<String>> below = new TreeMap<>();

    KnownKeys(Set<String> paths) {
        this.paths = paths;
        for (String path : paths) {
            String parent = "";
            for (String name : path.split("\\.")) {
                below.computeIfAbsent(parent, any -> new TreeSet<>()).add(name);
                parent = join(parent, name);
            }
        }
    }

    /**
     * What is wrong with a key.
     *
     * @param prefix what stands before it
     * @param key below the prefix
     * @param hasValue whether it has a value of its own
     */
    @Nullable
    Unknown unknown(String prefix, String key, boolean hasValue) {
        String path = "";
        String written = prefix;
        for (String name : key.split("\\.")) {
            String parent = written;
            String found = find(path, name.replaceFirst(INDEX + "$", "[]"));
            written = join(written, name);
            if (found == null && !hasValue && find(path, name + "[]") != null) {
                return null;
            }
            if (found == null) {
                return new Unknown(
                        written,
                        below.containsKey(path) ? unknownName(prefix, path, parent, name) : "has no keys below it");
            }
            if (found.equals(ANY)) {
                return null;
            }
            path = join(path, found);
        }
        return below.containsKey(path) && hasValue
                ? new Unknown(written, "expected keys below it: " + String.join(", ", below(path)))
                : null;
    }

    /**
     * A key that is not known.
     *
     * @param key as it was written, up to where it is not known any more
     * @param message what is wrong with it
     */
    record Unknown(String key, String message) {}

    /** The same word for all ways to write a key. */
    static String plain(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }

    private @Nullable String find(String path, String name) {
        Collection<String> names = below.getOrDefault(path, Set.of());
        if (names.contains(ANY)) {
            return ANY;
        }
        return names.stream()
                .filter(known -> plain(known).equals(plain(name)) && known.endsWith("[]") == name.endsWith("[]"))
                .findFirst()
                .orElse(null);
    }

    private String unknownName(String prefix, String path, String parent, String name) {
        String word = name.replaceFirst("\\[.*", "");
        List<String> names = below(path);
        if (names.stream().anyMatch(known -> plain(known).equals(plain(word)))) {
            return find(path, word) == null ? "expected a list" : "expected one value, no list";
        }
        return "unknown key"
                + Suggestions.nearest(word, names)
                        .map(near -> join(parent, near))
                        .or(() -> elsewhere(word).map(near -> join(prefix, near)))
                        .map(Suggestions::didYouMean)
                        .orElseGet(() -> "; expected one of " + String.join(", ", names));
    }

    /** The path that ends with the name, if it is somewhere else. */
    private Optional<String> elsewhere(String name) {
        return paths.stream()
                .filter(path -> plain(path.substring(path.lastIndexOf('.') + 1)).equals(plain(name)))
                .findFirst();
    }

    private List<String> below(String path) {
        return below.getOrDefault(path, Set.of()).stream()
                .map(name -> name.replace("[]", ""))
                .toList();
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
