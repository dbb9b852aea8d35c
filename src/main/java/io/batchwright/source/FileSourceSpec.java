package io.batchwright.source;

import io.batchwright.spec.Key;
import io.batchwright.spec.Problems;
import io.batchwright.spec.TypeName;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Files.
 *
 * @param path files, globs and directories, in the order in which they are read
 * @param charset name of the charset of the text
 * @param read what of the files a load reads
 * @param follow whether a load goes on until it is stopped, and reads what is written meanwhile
 */
@TypeName(value = "file", doc = "Files: plain, gzip, zstd or bzip2, known by their first bytes.")
public record FileSourceSpec(
        @Key(
                "A file, a glob (*, **, ?, {a,b}), a directory, or a list of them. Relative paths start from the home directory.")
        List<String> path,

        @Key(value = "Charset of the text.", defaultValue = "UTF-8")
        String charset,

        @Key(
                value =
                        "What a run reads: all of the files, or only what is new since the last run, in whichever of the files it"
                                + " is now.",
                defaultValue = "all")
        ReadMode read,

        @Key(
                value =
                        "Whether a run goes on until it is stopped and reads what is written meanwhile, as with read: new.",
                defaultValue = "false")
        boolean follow)
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
        if (readsNew()
                && problems.isEmpty()
                && !TextCodec.of(Charset.forName(charset)).addressable()) {
            problems.add(
                    "charset",
                    "read: new and follow need a charset whose text can be begun in its middle, such as UTF-8 or ISO-8859-1,"
                            + " found " + charset);
        }
    }

    @Override
    public boolean readsNew() {
        return follow || read == ReadMode.NEW;
    }

    @Override
    public ByteSource open(SourceContext context) {
        Path home = context.home().toAbsolutePath().normalize();
        FileNews news = readsNew() ? new FileNews(new FileLook(home, path)) : null;
        return new FileSource(home, path, Charset.forName(charset), news, follow ? context.notes() : null);
    }
}
