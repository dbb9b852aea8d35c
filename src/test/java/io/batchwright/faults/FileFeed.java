package io.batchwright.faults;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Gives records out as lines of a file below a home. */
final class FileFeed implements Feed {

    private final Path file;

    FileFeed(Path home) {
        file = home.resolve("in.log");
    }

    @Override
    public String pipeline() {
        return """
                source: { type: file, path: in.log }
                format: { type: key-value }
                """;
    }

    @Override
    public void give(List<Reading> wave) throws IOException {
        try (Writer out = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (Reading reading : wave) {
                out.write(reading.line());
            }
        }
    }
}
