package io.batchwright.pipeline;

import io.batchwright.spec.DataSize;
import io.batchwright.spec.Mark;
import io.batchwright.spec.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A pipeline file as text, with its names. */
record PipelineText(String name, String shownPath, String text) {

    private static final DataSize LARGEST = new DataSize(1L << 20);
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]*");

    /** @throws InvalidPipelineException if the file can not be read or has no proper name */
    static PipelineText read(Path file, Path home) {
        String shown = shown(file, home);
        String fileName = String.valueOf(file.getFileName());
        int dot = fileName.lastIndexOf('.');
        String name = dot < 0 ? fileName : fileName.substring(0, dot);
        if (!NAME.matcher(name).matches()) {
            throw invalid(
                    shown,
                    "expected a file name of lower-case letters, digits, '-' and '_' before .yml, found '" + name
                            + "'; rename it, as to '" + suggested(name) + "'");
        }
        return new PipelineText(name, shown, text(file, shown));
    }

    private static String text(Path file, String shown) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes((int) LARGEST.bytes() + 1);
            if (bytes.length > LARGEST.bytes()) {
                throw invalid(shown, "expected a pipeline file of at most " + LARGEST + ", found more");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw invalid(shown, "expected UTF-8, found bytes that are none");
        } catch (NoSuchFileException e) {
            throw invalid(shown, "no such file");
        } catch (IOException e) {
            throw invalid(shown, "can not be read: " + e.getMessage());
        }
    }

    private static String suggested(String name) {
        String plain =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]+", "-").replaceAll("^[-_]+", "");
        return plain.isEmpty() ? "pipeline" : plain;
    }

    /** Below the home directory, the path from there. */
    private static String shown(Path file, Path home) {
        Path absolute = file.toAbsolutePath().normalize();
        Path root = home.toAbsolutePath().normalize();
        Path shown = absolute.startsWith(root) ? root.relativize(absolute) : file;
        return shown.toString().replace('\\', '/');
    }

    private static InvalidPipelineException invalid(String shown, String message) {
        return new InvalidPipelineException(List.of(new Problem(Mark.of(shown), message)));
    }
}
