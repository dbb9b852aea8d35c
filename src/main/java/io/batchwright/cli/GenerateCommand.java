package io.batchwright.cli;

import io.batchwright.text.Figures;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a big file of key-value lines for trials. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description = "Write a file of lines id=i,metric=2i,status=active, i from 0, for trials and load tests.")
final class GenerateCommand implements Callable<Integer> {

    private static final int BUFFER = 1 << 20;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "The file to write.")
    private Path file = Path.of("");

    @Option(
            names = "--lines",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "How many lines; default: ${DEFAULT-VALUE}.")
    private long lines;

    @Option(names = "--force", description = "Overwrite the file if it exists.")
    private boolean force;

    @Override
    public Integer call() throws IOException {
        if (lines < 0) {
            throw new UserException("--lines: expected 0 or more, found " + lines);
        }
        if (Files.exists(file) && !force) {
            throw new UserException(file + " exists; use --force to overwrite it");
        }
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null && !Files.isDirectory(parent)) {
            throw new UserException("no directory " + parent + "; make it first");
        }
        try (OutputStream out = new BufferedOutputStream(
                Files.newOutputStream(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE),
                BUFFER)) {
            for (long i = 0; i < lines; i++) {
                out.write(line(i));
            }
        }
        PrintWriter terminal = spec.commandLine().getOut();
        terminal.printf("%s: %,d lines, %s%n", file, lines, Figures.bytes(Files.size(file)));
        terminal.flush();
        return ExitCodes.DONE;
    }

    private static byte[] line(long i) {
        return ("id=" + i + ",metric=" + 2 * i + ",status=active\n").getBytes(StandardCharsets.US_ASCII);
    }
}
