package io.batchwright.source;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Globs as a shell has them: {@code *} and {@code ?} stand for characters of one name, <code>**</code> for any number of
 * directories, {@code {a,b}} for either. Wildcards stand for no hidden name, and <code>**</code> follows no symbolic link.
 * Only directories that can match are looked into.
 */
final class Glob {

    private final Path home;

    /** @param home the absolute directory that relative globs start from */
    Glob(Path home) {
        this.home = home;
    }

    static boolean isGlob(String pattern) {
        return firstWildcard(pattern) >= 0;
    }

    /** The path without its {@code .} names; {@code ..} stays, as it means something else behind a symbolic link. */
    static Path withoutDots(Path path) {
        Path result = path.getRoot() == null ? Path.of("") : path.getRoot();
        for (Path name : path) {
            if (!name.toString().equals(".")) {
                result = result.resolve(name);
            }
        }
        return result;
    }

    /**
     * The regular files that match, sorted by path.
     *
     * @throws SourceException if a directory cannot be read
     */
    List<Path> expand(String pattern) {
        SortedSet<Path> files = new TreeSet<>();
        for (String alternative : alternatives(pattern)) {
            int wildcard = firstWildcard(alternative);
            String literal = wildcard < 0 ? alternative : alternative.substring(0, nameStart(alternative, wildcard));
            List<String> names = new ArrayList<>(
                    List.of(alternative.substring(literal.length()).split(separators(), -1)));
            names.removeIf(name -> name.isEmpty() || name.equals("."));
            collect(withoutDots(home.resolve(literal)), names, files);
        }
        return new ArrayList<>(files);
    }

    private static void collect(Path path, List<String> names, Set<Path> files) {
        if (names.isEmpty()) {
            if (Files.isRegularFile(path)) {
                files.add(path);
            }
            return;
        }
        String name = names.get(0);
        List<String> rest = names.subList(1, names.size());
        if (name.equals("**")) {
            collectBelow(path, names, files);
        } else if (firstWildcard(name) < 0) {
            collect(path.resolve(name), rest, files);
        } else if (Files.isDirectory(path)) {
            for (Path entry : Directory.entries(name, path, regex(name).asMatchPredicate())) {
                collect(entry, rest, files);
            }
        }
    }

    /** @param names what is left of the glob, beginning with <code>**</code> */
    private static void collectBelow(Path directory, List<String> names, Set<Path> files) {
        if (!Files.isDirectory(directory)) {
            return;
        }
        // At the end of a glob it stands for the files as well.
        collect(directory, names.size() == 1 ? List.of("*") : names.subList(1, names.size()), files);
        for (Path entry : Directory.entries("**", directory, name -> !Directory.isHidden(name))) {
            if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                collectBelow(entry, names, files);
            }
        }
    }

    private static Pattern regex(String name) {
        StringBuilder regex = new StringBuilder(name.startsWith(".") ? "" : "(?!\\.)");
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    /** Writes <code>{a,b}</code> out; braces that do not pair up stand for themselves. */
    private static List<String> alternatives(String pattern) {
        int open = pattern.indexOf('{');
        int close = open < 0 ? -1 : closing(pattern, open);
        if (close < 0) {
            return List.of(pattern);
        }
        List<String> result = new ArrayList<>();
        int start = open + 1;
        int depth = 0;
        for (int i = open + 1; i <= close; i++) {
            char c = pattern.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if ((c == ',' && depth == 0) || i == close) {
                String choice = pattern.substring(start, i);
                result.addAll(alternatives(pattern.substring(0, open) + choice + pattern.substring(close + 1)));
                start = i + 1;
            }
        }
        return result;
    }

    private static int closing(String pattern, int open) {
        int depth = 0;
        for (int i = open; i < pattern.length(); i++) {
            depth += pattern.charAt(i) == '{' ? 1 : pattern.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static int firstWildcard(String pattern) {
        for (int i = 0; i < pattern.length(); i++) {
            if ("*?{".indexOf(pattern.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private static int nameStart(String pattern, int index) {
        return 1 + Math.max(pattern.lastIndexOf('/', index), pattern.lastIndexOf(File.separatorChar, index));
    }

    private static String separators() {
        return "[/" + Pattern.quote(File.separator) + "]";
    }
}
