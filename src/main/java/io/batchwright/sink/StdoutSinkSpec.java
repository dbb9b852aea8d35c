package io.batchwright.sink;

import io.batchwright.record.Schema;
import io.batchwright.spec.Key;
import io.batchwright.spec.Problems;
import io.batchwright.spec.TypeName;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Standard output, so that a pipeline can stand in a pipe of the shell. Progress, summary and {@code --json} go to standard error.
 *
 * @param connection the connection of {@code config/application.yml} that holds checkpoint and rejects, or null for the default one
 * @param format how rows are written
 */
@TypeName(value = "stdout", doc = "Standard output: CSV or JSON lines for the next command of a shell pipe.")
public record StdoutSinkSpec(
        @Key(
                "A connection of config/application.yml (connections:) for checkpoint and rejects; the default connection if left"
                        + " out.")
        @Nullable
        String connection,

        @Key(value = "How rows are written.", defaultValue = "{type: json-lines}")
        OutputFormatSpec format)
        implements SinkSpec {

    private static final String NAME = "stdout";

    @Override
    public String promise() {
        return "at least once: after a kill, the rows of the chunk in hand are written again";
    }

    @Override
    public boolean appends() {
        return false;
    }

    @Override
    public String target() {
        return NAME;
    }

    @Override
    public String targetKey() {
        return "type";
    }

    @Override
    public boolean usesStandardOutput() {
        return true;
    }

    @Override
    public Map<String, String> identity() {
        Map<String, String> identity = new HashMap<>();
        identity.put("target", NAME);
        if (connection != null) {
            identity.put("connection", connection);
        }
        return identity;
    }

    @Override
    public void validate(Problems problems) {
        format.validate(problems.in("format"));
    }

    @Override
    public Sink open(Schema schema, SinkContext context) {
        return new OutputSink(this, StreamOutput.standard(format.open(schema)), context);
    }
}
