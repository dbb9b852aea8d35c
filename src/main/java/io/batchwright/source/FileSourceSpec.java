package io.batchwright.source;

import io.batchwright.spec.Key;
import io.batchwright.spec.Problems;
import io.batchwright.spec.TypeName;
import java.nio.charset.Charset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Files.
 *
 * @param path files, globs and directories, in the order in which they are read
 * @param charset name of the charset of the text
 */
@TypeName(value = "file", doc = "Files: plain, gzip, zstd or bzip2, known by their first bytes.")
public record FileSourceSpec(
        @Key(
                "A file, a glob (*, **, ?, {a,b}), a directory, or a list of them. Relative paths start from the home directory.")
        List<String> path,

        @Key(value = "Charset of the text.", defaultValue = "UTF-8")
        String charset)
        implements SourceSpec {

    public FileSourceSpec {
        path = List.copyOf(path);
    }

    @Override
    public Map<String, String> identity() {
        Map<String, String> identity = new LinkedHashMap<>();
        identity.put("path", String.join("\n", path));
        identity.put("charset", Charsets.canonical(charset));
        return Collections.unmodifiableMap(identity);
    }

    @Override
    public void validate(Problems problems) {
        if (path.isEmpty()) {
            problems.add("path", "expected 'path' with a file, a glob or a directory, found none");
        }
        for (int i = 0; i < path.size(); i++) {
            if (path.get(i).isBlank()) {
                problems.add("path[" + i + "]", "expected a file, a glob or a directory, found nothing");
            }
        }
        Charsets.validate(charset, problems);
    }

    @Override
    public ByteSource open(SourceContext context) {
        return new FileSource(context.home().toAbsolutePath().normalize(), path, Charset.forName(charset));
    }
}
