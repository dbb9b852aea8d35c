package io.batchwright.source;

import io.batchwright.spec.Key;
import io.batchwright.spec.TypeName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Files.
 *
 * @param path files, globs and directories
 * @param charset charset of the text
 */
@TypeName(value = "file", doc = "Files: plain, gzip, zstd or bzip2, known by their first bytes.")
public record FileSourceSpec(
        @Key("A file, a glob, a directory, or a list of them. Relative paths start from the home directory.")
        List<String> path,

        @Key(value = "Charset of the text.", defaultValue = "UTF-8")
        String charset)
        implements SourceSpec {

    @Override
    public Map<String, String> identity() {
        return Map.of("path", String.join("\n", path), "charset", charset);
    }

    @Override
    public Source open(Path home) {
        throw new UnsupportedOperationException();
    }
}
