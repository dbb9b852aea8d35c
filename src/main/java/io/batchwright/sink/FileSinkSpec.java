package io.batchwright.sink;

import io.batchwright.record.Schema;
import io.batchwright.spec.Key;
import io.batchwright.spec.Problems;
import io.batchwright.spec.TypeName;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file, which appears at its path when the load is complete.
 *
 * @param connection the connection of {@code config/application.yml} that holds checkpoint and rejects, or null for the default one
 * @param path where it is to be, relative to the home directory
 * @param format how rows are written
 * @param compression how the file is stored
 * @param write what becomes of a file that is there
 */
@TypeName(value = "file", doc = "A file: CSV or JSON lines, plain or compressed. It appears when the load is complete.")
public record FileSinkSpec(
        @Key(
                "A connection of config/application.yml (connections:) for checkpoint and rejects; the default connection if left"
                        + " out.")
        @Nullable
        String connection,

        @Key("The file. Relative paths start from the home directory; missing directories are made.")
        String path,

        @Key("How rows are written.") OutputFormatSpec format,

        @Key(value = "How the file is stored: none, gzip or zstd.", defaultValue = "none")
        FileCompression compression,

        @Key(
                value =
                        "What becomes of a file that is there already: create refuses to start, replace puts the new one in its"
                                + " place when it is complete.",
                defaultValue = "create")
        FileWriteMode write)
        implements SinkSpec {

    /** What becomes of a file that is there already. */
    public enum FileWriteMode {
        /** It stays, and the run is refused. */
        CREATE,
        /** A complete load takes its place. */
        REPLACE
    }

    @Override
    public String promise() {
        return "exactly once: the file appears when the load is complete, with every row once";
    }

    @Override
    public boolean appends() {
        return false;
    }

    @Override
    public boolean replaces() {
        return write == FileWriteMode.REPLACE;
    }

    @Override
    public String target() {
        return path;
    }

    @Override
    public String targetKey() {
        return "path";
    }

    /** How the file is stored and written does not say what goes where, but a load that goes on with other settings would mix. */
    @Override
    public Map<String, String> identity() {
        Map<String, String> identity = new HashMap<>();
        identity.put("path", path);
        identity.put("format", format.toString());
        identity.put("compression", compression.name().toLowerCase(Locale.ROOT));
        if (connection != null) {
            identity.put("connection", connection);
        }
        return identity;
    }

    @Override
    public void validate(Problems problems) {
        if (path.isBlank() || path.endsWith("/")) {
            problems.add("path", "expected the path of a file, found '" + path + "'");
        }
        format.validate(problems.in("format"));
    }

    @Override
    public Sink open(Schema schema, SinkContext context) {
        return new OutputSink(this, FileOutput.open(this, schema, context), context);
    }
}
