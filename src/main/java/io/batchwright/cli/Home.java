package io.batchwright.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where home is. */
final class Home {

    private static final String VARIABLE = "BATCHWRIGHT_HOME";

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "Directory with config/ and data/; default: $BATCHWRIGHT_HOME, else the current directory.")
    private @Nullable Path option;

    /**
     * The home directory.
     *
     * @throws UserException if there is no {@code config/} in it
     */
    Path directory() {
        String variable = System.getenv(VARIABLE);
        Path home = option != null ? option : variable != null && !variable.isEmpty() ? Path.of(variable) : Path.of("");
        Path absolute = home.toAbsolutePath().normalize();
        if (!Files.isDirectory(absolute.resolve("config"))) {
            throw new UserException("no config/ directory in " + absolute
                    + "; go to the directory that has it, or name it with --home or " + VARIABLE);
        }
        return absolute;
    }
}
