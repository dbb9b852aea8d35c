package io.batchwright.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the files that paths, globs and directories stand for. */
final class FileSelection {

    private final Path home;
    private final boolean tolerant;

    /**
     * @param home the absolute directory that relative paths start from
     * @param tolerant whether a pattern may stand for no file, and a file may vanish meanwhile
     */
    FileSelection(Path home, boolean tolerant) {
        this.home = home;
        this.tolerant = tolerant;
    }

    /**
     * The files, in the order of the patterns; those of one glob or directory sorted by path, byte by byte. A file that
     * is found twice, through a symbolic link too, is there once.
     *
     * @throws SourceException if a pattern stands for no file and may not, or a directory cannot be read
     */
    List<Path> select(List<String> patterns) {
        List<Path> files = new ArrayList<>();
        Set<Path> seen = new HashSet<>();
        for (String pattern : patterns) {
            for (Path file : filesOf(pattern)) {
                Path real = realPath(pattern, file);
                if (real != null && seen.add(real)) {
                    files.add(file);
                }
            }
        }
        return files;
    }

    /** A path that is there is taken as it is, even if there is a glob's character in its name. */
    private List<Path> filesOf(String pattern) {
        Path literal = literal(pattern);
        BasicFileAttributes attributes = literal == null ? null : attributes(pattern, literal);
        if (literal != null && attributes != null) {
            if (attributes.isDirectory()) {
                return filesIn(pattern, literal);
            }
            if (!attributes.isRegularFile()) {
                throw new SourceException("source.path: '" + pattern + "' (" + literal
                        + ") is no regular file but a device, pipe or socket, which cannot be read twice;"
                        + " save its content to a file first");
            }
            return List.of(literal);
        }
        if (!Glob.isGlob(pattern)) {
            if (tolerant) {
                return List.of();
            }
            throw new SourceException("source.path: '" + pattern + "' does not exist (looked for "
                    + (literal == null ? pattern : literal) + "); " + whereToStart(pattern));
        }
        return filesMatching(pattern);
    }

    private List<Path> filesIn(String pattern, Path directory) {
        List<Path> files = Directory.entries(pattern, directory, name -> !Directory.isHidden(name));
        files.removeIf(file -> !Files.isRegularFile(file));
        if (files.isEmpty() && !tolerant) {
            throw new SourceException("source.path: directory '" + pattern + "' (" + directory
                    + ") has no files; hidden files and subdirectories are left out (" + pattern
                    + "/** reads what is below them too)");
        }
        files.sort(null);
        return files;
    }

    private List<Path> filesMatching(String pattern) {
        List<Path> files = new Glob(home).expand(pattern);
        if (files.isEmpty() && !tolerant) {
            String absolute = isAbsolute(pattern) ? pattern : home + "/" + pattern;
            throw new SourceException("source.path: no file matches '" + pattern + "' (looked for " + absolute + "); "
                    + whereToStart(pattern));
        }
        return files;
    }

    private String whereToStart(String pattern) {
        return isAbsolute(pattern)
                ? "correct the path"
                : "correct the path; relative paths start from the home directory " + home + " (--home)";
    }

    private boolean isAbsolute(String pattern) {
        return pattern.startsWith("/")
                || (literal(pattern) != null && Path.of(pattern).isAbsolute());
    }

    private @Nullable Path literal(String pattern) {
        try {
            return Glob.withoutDots(home.resolve(pattern));
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private static @Nullable BasicFileAttributes attributes(String pattern, Path path) {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw FileProblems.unreadable(pattern, path, e);
        }
    }

    private @Nullable Path realPath(String pattern, Path file) {
        try {
            return file.toRealPath();
        } catch (NoSuchFileException e) {
            if (tolerant) {
                return null;
            }
            throw FileProblems.unreadable(pattern, file, e);
        } catch (IOException e) {
            throw FileProblems.unreadable(pattern, file, e);
        }
    }
}
