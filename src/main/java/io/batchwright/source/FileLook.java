package io.batchwright.source;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Looks for the files of a source that has them read while they grow and are rotated. Immutable and thread-safe. */
final class FileLook {

    private final Path home;
    private final List<String> patterns;

    /**
     * @param home the absolute directory that relative paths start from
     * @param patterns files, globs and directories
     */
    FileLook(Path home, List<String> patterns) {
        this.home = home;
        this.patterns = List.copyOf(patterns);
    }

    /**
     * The files that are not empty, those first that were written to last longest ago.
     *
     * @throws SourceException if a pattern stands for none
     */
    List<SeenFile> first() {
        List<SeenFile> seen = again();
        return seen.isEmpty() ? seen(new FileSelection(home, false).select(patterns)) : seen;
    }

    /** As {@link #first}, where it may be that there is no file for a moment, or no longer. */
    List<SeenFile> again() {
        return seen(new FileSelection(home, true).select(patterns));
    }

    private List<SeenFile> seen(List<Path> files) {
        List<SeenFile> seen = new ArrayList<>();
        for (Path file : files) {
            String name = name(home, file);
            try {
                SeenFile found = SeenFile.of(name, file);
                if (found.size() > 0) {
                    seen.add(found);
                }
            } catch (NoSuchFileException e) {
                // It was renamed since the directory was listed; the next look finds it.
            } catch (IOException e) {
                throw FileProblems.unreadable(name, file, e);
            }
        }
        seen.sort(Comparator.comparing(SeenFile::modified).thenComparing(SeenFile::name));
        return List.copyOf(seen);
    }

    /** As the user would write it. Not {@code relativize}, which is wrong about a ".." behind a symbolic link. */
    static String name(Path home, Path file) {
        Path name = file.startsWith(home) ? file.subpath(home.getNameCount(), file.getNameCount()) : file;
        return name.toString();
    }
}
