package io.batchwright.source;

import io.batchwright.record.Parameters;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a source is opened with.
 *
 * @param home the directory that relative paths start from
 * @param connections the connections of {@code config/application.yml}
 * @param parameters the parameters of the run
 * @param notes hears what a user should know of the input while it is read; called by any thread
 */
public record SourceContext(Path home, Connections connections, Parameters parameters, Consumer<String> notes) {

    /** Opens connections by name. Thread-safe. */
    @FunctionalInterface
    public interface Connections {

        /**
         * Opens a connection of its own, in auto-commit mode, which the caller closes.
         *
         * @param name its name, or null for the default one
         */
        Connection open(@Nullable String name) throws SQLException;
    }

    /** For sources that need no connection and no parameters, see {@link SourceSpec#connects()}. */
    public static SourceContext of(Path home) {
        return new SourceContext(
                home,
                name -> {
                    throw new IllegalStateException("this source was to need no connection");
                },
                Parameters.NONE,
                note -> {});
    }
}
