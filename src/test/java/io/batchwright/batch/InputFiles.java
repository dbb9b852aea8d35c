package io.batchwright.batch;

import io.batchwright.record.InputPlan;
import io.batchwright.record.Position;
import io.batchwright.source.ByteReader;
import io.batchwright.source.ByteSource;
import io.batchwright.source.FileSourceSpec;
import io.batchwright.source.ReadMode;
import io.batchwright.source.SourceContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Real files in a directory, read as the file source reads them, in the order in which they were written. */
final class InputFiles {

    private final ByteSource source;
    private final InputPlan plan;

    private InputFiles(Path directory, List<String> names) {
        this.source = new FileSourceSpec(names, "UTF-8", ReadMode.ALL, false).open(SourceContext.of(directory));
        this.plan = source.plan();
    }

    static InputFiles write(Path directory, List<String> contents) {
        List<String> names = new ArrayList<>();
        for (String content : contents) {
            String name = name(names.size());
            write(directory.resolve(name), content);
            names.add(name);
        }
        return new InputFiles(directory, names);
    }

    /** The name of the input with that index, from 0. */
    static String name(int index) {
        return String.format("%03d.txt", index);
    }

    static void write(Path file, String content) {
        try {
            Files.write(file, content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens the files at a position, or at their start. */
    ByteReader open(@Nullable Position from) {
        return source.open(plan, from);
    }

    InputPlan plan() {
        return plan;
    }

    /** A list of that many equal contents. */
    static List<String> many(int count, String content) {
        return Collections.nCopies(count, content);
    }
}
