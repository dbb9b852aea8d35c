package io.batchwright.source;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Looks into directories. */
final class Directory {

    private Directory() {}

    /**
     * The entries whose name passes, in no order.
     *
     * @param pattern what the user asked for, for the message
     * @throws SourceException if the directory cannot be read
     */
    static List<Path> entries(String pattern, Path directory, Predicate<String> name) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            for (Path entry : stream) {
                if (name.test(String.valueOf(entry.getFileName()))) {
                    entries.add(entry);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw FileProblems.unreadable(pattern, directory, e);
        }
        return entries;
    }

    /** Whether an entry of that name is meant only by who names it. */
    static boolean isHidden(String name) {
        return name.startsWith(".");
    }
}
